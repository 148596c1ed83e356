//! t
/// f
pub fn search_fold(s:&str)->String{s.to_lowercase()}
