//! An enum's variants, each with its word.

use cdl_catalogue::Catalogue;
use cdl_catalogue::check::check_enum;
use cdl_catalogue::declaration::{EnumPlan, Site};

use super::tell;
use crate::ast::EnumAst;
use crate::fault::{Fault, Faults};
use crate::locate::Located;
use crate::model::{EnumModel, Frame, Model, WordModel};
use crate::warning;

pub(super) fn check(ast: &EnumAst, located: &Located, faults: &mut Faults) -> Option<Model> {
    match check_enum(&located.catalogue, &ast.declaration) {
        Ok(plan) => {
            if ast.container.exhaustive {
                require_all(ast, &plan, faults);
            }
            let warnings = warning::told(plan.warnings, |site| ast.underline(site));
            let sections = |catalogue: &Catalogue| catalogue.sections_of_enum(&plan.declared);
            let files = &plan.declared.files;
            let mut frame = Frame::new(&ast.head, located, files, sections, warnings);
            for value in &plan.declared.values {
                frame.dates(value.deprecated.as_ref());
            }
            let variants = ast.variants.iter().cloned().zip(plan.words);
            let words = variants
                .map(|(variant, word)| WordModel { variant, word })
                .collect();
            Some(Model::Enumeration(EnumModel {
                frame,
                declared: plan.declared,
                words,
                remote: ast.container.remote.clone(),
            }))
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                tell(
                    &ast.head,
                    &located.surroundings,
                    ast.underline(diagnostic.site),
                    diagnostic,
                    faults,
                );
            }
            None
        }
    }
}

/// `#[audit(exhaustive)]`: a word without a variant could never be written.
fn require_all(ast: &EnumAst, plan: &EnumPlan, faults: &mut Faults) {
    let missing: Vec<&str> = (plan.declared.values.iter())
        .filter(|value| value.deprecated.is_none() && !plan.words.contains(&value.id))
        .map(|value| value.id.as_str())
        .collect();
    if !missing.is_empty() {
        let message = format!("values not represented: {}", missing.join(", "));
        faults.push(
            Fault::new("CDL0402", ast.underline(Site::Ident), message)
                .help("add a variant for each, or remove `exhaustive`".to_owned())
                .place(plan.declared.place.clone()),
        );
    }
}
