//! Where a request comes from, as a guard, and the guard of pages that look codes up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use rocket::{
    Request,
    http::Status,
    outcome::Outcome,
    request::{self, FromRequest},
};

use crate::gate::Callers;

use super::{Throttles, TooOften};

/// Where a request comes from. One subscriber has a whole /64 of IPv6, so that counts as one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin(pub(super) IpAddr);

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.into()),
            IpAddr::V6(address) => Self(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into()),
        }
    }
}

impl Origin {
    /// The address, or the /64 it is in.
    pub fn address(self) -> IpAddr {
        self.0
    }

    /// Where it is, roughly enough to tell one place from another: a /24, or a /48 of IPv6.
    pub fn neighbourhood(self) -> String {
        match self.0 {
            IpAddr::V4(address) => {
                let [a, b, c, _] = address.octets();
                format!("{a}.{b}.{c}.…")
            }
            IpAddr::V6(address) => {
                let [a, b, c, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:…")
            }
        }
    }

    /// Where a request comes from.
    pub fn of(request: &Request<'_>) -> Self {
        let callers = request.rocket().state::<Callers>();
        let behind = request.remote().zip(callers).and_then(|(remote, callers)| callers.behind(remote));
        behind.or_else(|| request.client_ip()).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).into()
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Origin {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        Outcome::Success(Self::of(request))
    }
}

/// For pages that look a code up: this place has not looked up too many. Refuses with 429 otherwise.
pub struct Checks;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Checks {
    type Error = Option<TooOften>;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        let Some(throttles) = request.rocket().state::<Throttles>() else {
            return Outcome::Error((Status::InternalServerError, None));
        };
        match throttles.check(Origin::of(request)) {
            Ok(()) => Outcome::Success(Self),
            Err(often) => {
                request.local_cache(|| Some(often));
                Outcome::Error((Status::TooManyRequests, Some(often)))
            }
        }
    }
}
