//! The pages: routes, extractors, refusals and one handler file a page.
