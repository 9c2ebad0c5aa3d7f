//! Where rows come from and go to: the only layer that speaks SeaORM about user entities.
