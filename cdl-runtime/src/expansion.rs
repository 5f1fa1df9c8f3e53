//! What the expansions of all events have in common, once.
//!
//! The derive gives what differs, and this the words around it: a derive is built without optimisation and pays for
//! every token that it writes, and the compiler has read these tokens before it comes to the service.

/// The static facts of an event, its emitters, and its forms for slog.
///
/// Names that both sides see (`self`, parameters) come from the derive, because each side has names of its own. `__cdl`
/// is what the derive calls this crate's `__private`: a path from `$crate` is a third longer, and there are forty.
#[doc(hidden)]
#[macro_export]
macro_rules! __event {
    (
        [$($generics:tt)*] [$($this:tt)*] [$($predicates:tt)*]
        [$($objects:tt)*] [$visibility:vis fn] [$($constants:tt)*] $body:tt
        $name:tt $fingerprint:tt $mandatory:tt $delivery:ident
        $schema:tt $before_time:tt
        $answer:ty, $this_event:ident $writer:tt
        $({
            [$($attributes:tt)*] $method:ident [$($parameters:tt)*] [$($encoded:tt)*]
            $level:ident $emit:ident
            $(Self::$constant:ident)?
            $(=> $($facts:tt)*)?
        })*
    ) => {
        #[automatically_derived]
        impl $($generics)* __cdl::EncodeFields for $($this)* where $($predicates)* {
            fn encode_fields(&$this_event, $writer: &mut __cdl::Writer<'_>) $body
        }
        #[automatically_derived]
        impl $($generics)* __cdl::AuditEvent for $($this)* where $($predicates)* {
            const DESCRIPTOR: &'static __cdl::Descriptor = &__cdl::Descriptor {
                name: $name,
                fingerprint: $fingerprint,
                mandatory: $mandatory,
                delivery: __cdl::Delivery::$delivery,
                schema: __cdl::Schema { text: $schema, objects: &[$($objects)*] },
                before_time: $before_time,
            };
        }
        // Not every service emits every outcome.
        #[allow(dead_code)]
        #[automatically_derived]
        impl $($generics)* $($this)* where $($predicates)* {
            $($constants)*
            $(
                $($attributes)*
                $visibility fn $method(
                    &$this_event,
                    audit: &__cdl::Audit
                    $($parameters)*
                ) -> $answer {
                    __cdl::$level::$emit(
                        audit,
                        $(Self::$constant)?
                        $(&__cdl::Moment {
                            descriptor: <Self as __cdl::AuditEvent>::DESCRIPTOR,
                            $($facts)*
                        })?,
                        $($encoded)*
                    )
                }
            )*
        }
        // The compiler keeps them for who uses them: most services put no event into a record of slog.
        #[automatically_derived]
        impl $($generics)* __cdl::slog::Value for $($this)* where $($predicates)* {
            #[inline]
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                key: __cdl::slog::Key,
                serializer: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                __cdl::slog_value(self, key, serializer)
            }
        }
        #[automatically_derived]
        impl $($generics)* __cdl::slog::KV for $($this)* where $($predicates)* {
            #[inline]
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                serializer: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                __cdl::slog_kv(self, serializer)
            }
        }
    };
}
