//! The reader's state and what keys do to it, without a terminal.
