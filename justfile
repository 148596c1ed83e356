# What people do every day. `just` lists them.

_default:
    @just --list

# The sample academy, rebuilt after every change where cargo-watch is installed.
dev:
    @if cargo watch --version >/dev/null 2>&1; then cargo watch --exec 'run -- demo'; else cargo run -- demo; fi

# The sample academy, once.
demo *arguments:
    cargo run -- demo {{arguments}}

# Every test, or those with this in their name.
test *filter:
    sh tests/run {{filter}}

# What must pass before a change lands.
check:
    sh .ci/run

# Mutated files for the readers of what strangers hand in: seconds each, and which.
fuzz *arguments:
    sh tests/fuzz {{arguments}}

# How fast a patient gets the answer, against an empty route.
bench *arguments:
    cargo bench --bench verify -- {{arguments}}

# How fast certificates are issued.
bench-issue:
    cargo bench --bench issue
