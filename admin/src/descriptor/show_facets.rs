//! Whether the choices of filters say how many rows they would give.

/// When a list shows counts beside the choices of its filters (Django's `ShowFacets`).
///
/// ```
/// use backoffice::descriptor::{EntityDescriptor, ShowFacets};
///
/// let options = EntityDescriptor::default().show_facets(ShowFacets::Always);
/// assert_eq!(options.show_facets, Some(ShowFacets::Always));
/// assert_eq!(ShowFacets::default(), ShowFacets::Allow);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShowFacets {
    /// Where somebody asks for them: by a link above the filters, `_facets=true` in the address.
    #[default]
    Allow,
    /// On every page of the list.
    Always,
    /// On none.
    Never,
}
