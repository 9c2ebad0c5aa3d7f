//! The derive behind `backoffice::Admin`. Its documentation stands on the re-export.

use proc_macro::TokenStream;

/// See `backoffice::Admin`.
#[proc_macro_derive(Admin, attributes(admin, sea_orm))]
pub fn derive_admin(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
