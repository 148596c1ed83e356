mod issuing;
