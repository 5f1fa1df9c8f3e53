//! What the expansions of all events have in common, once.
//!
//! The derive gives what differs, and this the words around it: a derive is built without optimisation and pays for
//! every token that it writes, and the compiler has read these tokens before it comes to the service.

/// The static facts of an event, its emitters, and its forms for slog.
///
/// Names that both sides see (`self`, parameters) come from the derive, because each side has names of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! __event {
    (
        [$($generics:tt)*] [$($this:tt)*] [$($predicates:tt)*]
        [$($objects:tt)*] [$visibility:vis fn] [$($constants:tt)*] $body:tt
        $name:tt $fingerprint:tt $mandatory:tt $delivery:ident
        [$($scope:tt)*] $schema:tt $before_time:tt
        $answer:ty, $this_event:ident $writer:tt
        $({
            $doc:tt $method:ident [$($parameters:tt)*] [$($encoded:tt)*]
            $level:ident $emit:ident
            $(Self::$constant:ident)?
            $(=> $($facts:tt)*)?
        })*
    ) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::EncodeFields for $($this)* where $($predicates)* {
            fn encode_fields(&$this_event, $writer: &mut $crate::__private::Writer<'_>) $body
        }
        #[automatically_derived]
        impl $($generics)* $crate::__private::AuditEvent for $($this)* where $($predicates)* {
            const DESCRIPTOR: &'static $crate::__private::Descriptor = {
                $($scope)*
                &$crate::__private::Descriptor {
                    name: $name,
                    fingerprint: $fingerprint,
                    mandatory: $mandatory,
                    delivery: $crate::__private::Delivery::$delivery,
                    schema: $crate::__private::Schema { text: $schema, objects: &[$($objects)*] },
                    before_time: $before_time,
                }
            };
        }
        // Not every service emits every outcome.
        #[allow(dead_code, clippy::needless_pass_by_value, clippy::too_many_arguments)]
        #[automatically_derived]
        impl $($generics)* $($this)* where $($predicates)* {
            $($constants)*
            $(
                #[doc = $doc]
                $visibility fn $method(
                    &$this_event,
                    audit: &$crate::__private::Audit
                    $($parameters)*
                ) -> $answer {
                    $crate::__private::$level::$emit(
                        audit,
                        $(Self::$constant)?
                        $(&$crate::__private::Moment {
                            descriptor: <Self as $crate::__private::AuditEvent>::DESCRIPTOR,
                            $($facts)*
                        })?,
                        $($encoded)*
                    )
                }
            )*
        }
        // The compiler keeps them for who uses them: most services put no event into a record of slog.
        #[automatically_derived]
        impl $($generics)* $crate::__private::slog::Value for $($this)* where $($predicates)* {
            #[inline]
            fn serialize(
                &self,
                _: &$crate::__private::slog::Record<'_>,
                key: $crate::__private::slog::Key,
                serializer: &mut dyn $crate::__private::slog::Serializer,
            ) -> $crate::__private::slog::Result {
                $crate::__private::slog_value(self, key, serializer)
            }
        }
        #[automatically_derived]
        impl $($generics)* $crate::__private::slog::KV for $($this)* where $($predicates)* {
            #[inline]
            fn serialize(
                &self,
                _: &$crate::__private::slog::Record<'_>,
                serializer: &mut dyn $crate::__private::slog::Serializer,
            ) -> $crate::__private::slog::Result {
                $crate::__private::slog_kv(self, serializer)
            }
        }
    };
}
