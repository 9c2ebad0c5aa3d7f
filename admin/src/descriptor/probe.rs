//! What the derive's output calls: types that let the compiler check a path step by step.
