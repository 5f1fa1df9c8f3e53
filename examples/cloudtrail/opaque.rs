//! Identifiers that AWS makes and nobody chooses: no name fits into their shape, so they may be written as they are.

use std::ops::Deref;

use cdl_runtime::AuditValue;

/// What the number of a thing in EC2 begins with.
const PREFIXES: [&str; 24] = [
    "acl",
    "ami",
    "dopt",
    "eigw",
    "eipalloc",
    "eipassoc",
    "eni",
    "eni-attach",
    "fl",
    "i",
    "igw",
    "lt",
    "nat",
    "pcx",
    "rtb",
    "rtbassoc",
    "sg",
    "sgr",
    "snap",
    "subnet",
    "tgw",
    "vol",
    "vpc",
    "vpce",
];

/// Its digits in the old form and in the new.
const NUMBER_DIGITS: [usize; 2] = [8, 17];

/// Text of one of the shapes below; there is no other way to make one.
#[derive(AuditValue, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opaque<'a>(&'a str);

impl<'a> Opaque<'a> {
    /// `vpc-06fe1a64761a0f720`, or a UUID.
    #[must_use]
    pub fn resource(text: &'a str) -> Option<Self> {
        let is_numbered = text.rsplit_once('-').is_some_and(|(prefix, number)| {
            let digits = NUMBER_DIGITS.contains(&number.len());
            digits && number.bytes().all(is_lower_hex) && PREFIXES.contains(&prefix)
        });
        (is_numbered || is_uuid(text)).then_some(Self(text))
    }

    /// A request's number: a UUID, or S3's sixteen capitals and digits. Some of AWS's own requests are numbered by the
    /// ARN that they are about, names and all; those are left out.
    #[must_use]
    pub fn request(text: &'a str) -> Option<Self> {
        let capital_or_digit = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let is_of_s3 = text.len() == 16 && text.bytes().all(capital_or_digit);
        (is_of_s3 || is_uuid(text)).then_some(Self(text))
    }

    /// The twelve digits of an account.
    #[must_use]
    pub fn account(text: &'a str) -> Option<Self> {
        let is_account = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_account.then_some(Self(text))
    }

    /// A service of AWS's: `rds.amazonaws.com`, or `AWS Internal`.
    #[must_use]
    pub fn service(text: &'a str) -> Option<Self> {
        let is_service = text == "AWS Internal" || text.ends_with(".amazonaws.com");
        is_service.then_some(Self(text))
    }

    /// The name of a policy that AWS itself provides, from its ARN.
    #[must_use]
    pub fn managed_policy(arn: &'a str) -> Option<Self> {
        arn.strip_prefix("arn:aws:iam::aws:policy/").map(Self)
    }
}

impl Deref for Opaque<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

fn is_lower_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// `dad21b23-9915-42bd-981b-2a9f3c8f20c8`.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || is_lower_hex(byte))
}
