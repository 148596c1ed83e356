//! How much of a kind is under way at once: for each person or address a little, and so much in all.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Somebody who is signed in.
    Person(Uuid),
    /// Anybody at an address.
    Address(IpAddr),
    /// A connection from this machine, by its port.
    Port(u16),
}

/// Those who have turns, and how many all of them have.
type Running = Arc<Mutex<(HashMap<Whose, usize>, usize)>>;

/// The turns of one kind.
#[derive(Clone)]
pub struct Turns {
    running: Running,
    each: usize,
    all: usize,
}

/// A turn; it ends when it is dropped.
pub struct Turn {
    running: Running,
    whose: Whose,
}

fn locked(running: &Running) -> MutexGuard<'_, (HashMap<Whose, usize>, usize)> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Turns {
    /// Turns of which one person or address may have `each`, and everybody together `all`.
    pub fn new(each: usize, all: usize) -> Self {
        Self { running: Arc::default(), each, all }
    }

    /// Takes a turn, if there is one.
    pub fn take(&self, whose: Whose) -> Option<Turn> {
        let mut running = locked(&self.running);
        let (each, total) = &mut *running;
        let mine = each.get(&whose).copied().unwrap_or(0);
        if *total >= self.all || mine >= self.each {
            return None;
        }
        each.insert(whose, mine + 1);
        *total += 1;
        Some(Turn { running: self.running.clone(), whose })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut running = locked(&self.running);
        let (each, total) = &mut *running;
        *total = total.saturating_sub(1);
        match each.get(&self.whose).copied() {
            Some(mine) if mine > 1 => drop(each.insert(self.whose, mine - 1)),
            _ => drop(each.remove(&self.whose)),
        }
    }
}

/// What takes turns.
pub struct Busy {
    /// Files that strangers send in: each holds a temporary file. A class behind one address may check files together.
    pub files: Turns,
    /// The same of people who are signed in: whatever strangers do, theirs arrive.
    pub own_files: Turns,
    /// What an academy's people ask for that takes long: archives of files, walks through the whole chain of events.
    pub reports: Turns,
    /// Copies of everything that is held on a person.
    pub copies: Turns,
}

impl Default for Busy {
    fn default() -> Self {
        Self {
            files: Turns::new(8, 32),
            own_files: Turns::new(8, 32),
            reports: Turns::new(2, 8),
            copies: Turns::new(1, 4),
        }
    }
}
