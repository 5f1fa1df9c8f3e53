#!/usr/bin/env python3
"""Sixty lines that prove a trail: short.py DIR... AUDITOR. Sections are those of docs/FORMAT.md; verify.py tells verdicts apart finer."""
import base64, hashlib, hmac, json, pathlib, re, sys
from cryptography.hazmat.primitives.asymmetric import ed25519, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
mac = lambda key, *parts: hmac.new(key, b"".join(parts), "sha256").digest()
LINE = re.compile(rb'\{"v":1,"kind":"([a-z_]+)","seq":(\d+),"epoch":(\d+),"prev":"([0-9a-f]{64})","\1":(\{.*\})(,"mac":"([0-9a-f]{64})")?\}')

def open_seed(secret, info, sealed):  # section 3: HPKE base mode (RFC 9180), X25519, HKDF-SHA256, ChaCha20Poly1305
    kem, suite, enc = b"KEM\0\x20", b"HPKE\0\x20\0\1\0\3", sealed[:32]
    extract = lambda suite, salt, label, key: mac(salt, b"HPKE-v1", suite, label, key)
    expand = lambda suite, key, label, info, size: mac(key, bytes([0, size]), b"HPKE-v1", suite, label, info, b"\1")[:size]
    shared = extract(kem, b"", b"eae_prk", secret.exchange(x25519.X25519PublicKey.from_public_bytes(enc)))
    shared = expand(kem, shared, b"shared_secret", enc + secret.public_key().public_bytes_raw(), 32)
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    key = extract(suite, shared, b"secret", b"")
    nonce = expand(suite, key, b"base_nonce", context, 12)
    return ChaCha20Poly1305(expand(suite, key, b"key", context, 32)).decrypt(nonce, sealed[32:], b"")

def verify(folder, secret, public):
    files = sorted(folder.glob("[0-9]" * 20 + ".jsonl"))
    head, seed = (line.split(b"\n")[0] for line in files[0].read_bytes().split(b"\n", 1))
    head, seed = json.loads(head)["segment"], json.loads(seed)["seed"]
    origin = head["origin"].encode()
    trail = sha(b"cdl/trail/1\0", origin, b"\0", bytes.fromhex(head["iid"]))
    assert seed["auditor"] == sha(secret.public_key().public_bytes_raw())[:8].hex(), "UNVERIFIABLE: sealed to another auditor"
    state = open_seed(secret, b"cdl/seed/1\0" + trail, base64.b64decode(seed["sealed"], validate=True))
    seq, epoch, leaf, edge, base, previous, before = 0, 0, bytes(32), [], b"", None, None
    for number, file in enumerate(files):
        data = file.read_bytes()
        *lines, tail = data.split(b"\n")
        assert not tail and int(file.name[:20]) == seq, f"{file.name}: a torn end, or lines that are missing"
        for at, raw in enumerate(lines):
            match, here = LINE.fullmatch(raw), f"{file.name} line {at + 1} (seq {seq})"
            assert match and match[2] == b"%d" % seq and match[3] == b"%d" % epoch and match[4] == leaf.hex().encode(), here
            kind, member, tag = match[1], json.loads(match[5]), bytes.fromhex((match[7] or b"00" * 32).decode())
            d = sha(raw[:-74] if match[6] else raw)  # section 1
            assert (kind == b"segment") == (at == 0) and (kind == b"checkpoint") == (not match[6]), here
            if kind == b"checkpoint":  # section 4: C2SP note, RFC 6962 root; rebuilt from its parts, byte for byte
                base = edge[-1][1]
                for _, left in reversed(edge[:-1]): base = sha(b"\1", left, base)
                text = b"%s\n%d\n%s\n" % (origin, seq, base64.b64encode(base))
                blob = base64.b64decode(member["note"].rsplit(" ", 1)[1][:-1], validate=True)
                note = text + b"\n\xe2\x80\x94 " + origin + b" " + base64.b64encode(blob) + b"\n"
                assert match[5] == b'{"note":%s}' % json.dumps(note.decode()).encode(), here
                assert blob[:4] == sha(origin, b"\n\1", public)[:4], "UNVERIFIABLE: signed by another key"
                ed25519.Ed25519PublicKey.from_public_bytes(public).verify(blob[4:], text)
                state, epoch = mac(state, b"cdl/evolve/1\0"), epoch + 1
            else: assert mac(mac(state, b"cdl/mac/1\0", trail, epoch.to_bytes(8, "big")), b"cdl/line/1\0", d) == tag, here
            assert kind != b"segment" or (member["previous"], member["number"]) == (previous, number), here
            last, before = before if kind == b"checkpoint" else None, (kind, member)
            leaf = hashed = sha(b"\0", d, tag)
            seq, level = seq + 1, 0
            while edge and edge[-1][0] == level: level, hashed = level + 1, sha(b"\1", edge.pop()[1], hashed)
            edge.append((level, hashed))
        previous = dict(file=file.name, lines=len(lines), bytes=len(data), root=base64.b64encode(base).decode())
    assert last and last[0] == b"end" and last[1]["next"] is None, f"sealed up to seq {seq - 1}, and no end"
    return f"VERIFIED\t{folder}\t{seq} lines in {len(files)} segments"

*folders, auditor = map(pathlib.Path, sys.argv[1:])
secret, public = (bytes.fromhex((auditor / name).read_text()) for name in ("auditor.key", "signing.pub"))
for folder in folders:
    try: print(verify(folder, x25519.X25519PrivateKey.from_private_bytes(secret), public))
    except Exception as fault: print(f"NOT VERIFIED\t{folder}\t{fault!r}")
