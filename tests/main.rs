
mod issuing;
