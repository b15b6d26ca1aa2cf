//! Codes: one list per enum gives its values, their names in tables and logs, and the way back.

/// Gives an enum `ALL`, `code`, `parse`, and writes and reads it as its code. A value left out does not compile.
macro_rules! codes {
    ($name:ident { $($variant:ident $(($($inner:tt)+))? => $code:literal,)+ }) => {
        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant $(($($inner)+))?),+];

            /// Name in tables, addresses and logs.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant $(($($inner)+))? => $code),+ }
            }

            /// The value with this code; none when no value has it.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::parse(&code).ok_or_else(|| {
                    serde::de::Error::custom(format_args!("`{code}` is no {}", stringify!($name)))
                })
            }
        }
    };
}

pub(crate) use codes;
