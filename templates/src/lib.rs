//! Pages, styles, scripts, icons and texts of the panel, compiled in. No logic.
