//! Fields that stand together on the form.

/// Fields that stand together on the form, row by row, as `fieldsets("Pay" { fields(…) })` spells it.
///
/// ```
/// use backoffice::descriptor::Fieldset;
///
/// let pay = Fieldset::new("Pay")
///     .row(["salary_min", "salary_max"])
///     .row(["currency"])
///     .description("gross, a year")
///     .collapse();
/// assert_eq!(pay.rows.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fieldset {
    /// What the fields have in common; none for those that need no heading.
    pub title: Option<&'static str>,
    /// A line below the title.
    pub description: Option<&'static str>,
    /// The names of the fields; those in one row stand side by side.
    pub rows: Vec<Vec<&'static str>>,
    /// Whether it is folded until somebody opens it; one with an error in it stands open.
    pub collapse: bool,
    /// Whether it lies on a tab beside other fieldsets that do; without scripts all of them are shown.
    pub tab: bool,
}

impl Fieldset {
    /// A fieldset under this title.
    #[must_use]
    pub fn new(title: &'static str) -> Self {
        Self { title: Some(title), ..Self::default() }
    }

    /// Adds a row of one field, or of several side by side.
    #[must_use]
    pub fn row(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        self.rows.push(names.into_iter().collect());
        self
    }

    /// Sets [`description`](Self#structfield.description).
    #[must_use]
    pub fn description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// Sets [`collapse`](Self#structfield.collapse).
    #[must_use]
    pub fn collapse(mut self) -> Self {
        self.collapse = true;
        self
    }

    /// Sets [`tab`](Self#structfield.tab).
    #[must_use]
    pub fn tab(mut self) -> Self {
        self.tab = true;
        self
    }
}
