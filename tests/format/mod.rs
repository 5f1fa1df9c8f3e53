//! The bytes on disk: test vectors, and agreement with a reader that shares no code with the library.

// The trail of the test vectors, and every hash in it (docs/FORMAT.md section 8).
#[cfg(test)]
mod sample;
#[cfg(test)]
mod vectors;

// What the library writes, what becomes of it, and what two readers say to that.
#[cfg(test)]
mod written;
#[cfg(test)]
mod layout;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod agreement;
