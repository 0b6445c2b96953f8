'use strict';

// The ciphers that are there, as OpenSSL names and numbers them.

// Name, family, mode, lengths of key, IV and block in bytes, number, name that getCipherInfo() shows.
const ROWS = `
  aes-128-cbc aes cbc 16 16 16 419 aes-128-cbc
  aes-128-ccm aes ccm 16 12 1 896 id-aes128-ccm
  aes-128-cfb aes cfb 16 16 1 421 aes-128-cfb
  aes-128-cfb1 aes cfb1 16 16 1 650 aes-128-cfb1
  aes-128-cfb8 aes cfb8 16 16 1 653 aes-128-cfb8
  aes-128-ctr aes ctr 16 16 1 904 aes-128-ctr
  aes-128-ecb aes ecb 16 0 16 418 aes-128-ecb
  aes-128-gcm aes gcm 16 12 1 895 id-aes128-gcm
  aes-128-ocb aes ocb 16 12 16 958 aes-128-ocb
  aes-128-ofb aes ofb 16 16 1 420 aes-128-ofb
  aes-128-xts aes xts 32 16 1 913 aes-128-xts
  aes-192-cbc aes cbc 24 16 16 423 aes-192-cbc
  aes-192-ccm aes ccm 24 12 1 899 id-aes192-ccm
  aes-192-cfb aes cfb 24 16 1 425 aes-192-cfb
  aes-192-cfb1 aes cfb1 24 16 1 651 aes-192-cfb1
  aes-192-cfb8 aes cfb8 24 16 1 654 aes-192-cfb8
  aes-192-ctr aes ctr 24 16 1 905 aes-192-ctr
  aes-192-ecb aes ecb 24 0 16 422 aes-192-ecb
  aes-192-gcm aes gcm 24 12 1 898 id-aes192-gcm
  aes-192-ocb aes ocb 24 12 16 959 aes-192-ocb
  aes-192-ofb aes ofb 24 16 1 424 aes-192-ofb
  aes-256-cbc aes cbc 32 16 16 427 aes-256-cbc
  aes-256-ccm aes ccm 32 12 1 902 id-aes256-ccm
  aes-256-cfb aes cfb 32 16 1 429 aes-256-cfb
  aes-256-cfb1 aes cfb1 32 16 1 652 aes-256-cfb1
  aes-256-cfb8 aes cfb8 32 16 1 655 aes-256-cfb8
  aes-256-ctr aes ctr 32 16 1 906 aes-256-ctr
  aes-256-ecb aes ecb 32 0 16 426 aes-256-ecb
  aes-256-gcm aes gcm 32 12 1 901 id-aes256-gcm
  aes-256-ocb aes ocb 32 12 16 960 aes-256-ocb
  aes-256-ofb aes ofb 32 16 1 428 aes-256-ofb
  aes-256-xts aes xts 64 16 1 914 aes-256-xts
  aes128 aes cbc 16 16 16 419 aes-128-cbc
  aes128-wrap aes wrap 16 8 8 788 id-aes128-wrap
  aes192 aes cbc 24 16 16 423 aes-192-cbc
  aes192-wrap aes wrap 24 8 8 789 id-aes192-wrap
  aes256 aes cbc 32 16 16 427 aes-256-cbc
  aes256-wrap aes wrap 32 8 8 790 id-aes256-wrap
  aria-128-cbc aria cbc 16 16 16 1066 aria-128-cbc
  aria-128-ccm aria ccm 16 12 1 1120 aria-128-ccm
  aria-128-cfb aria cfb 16 16 1 1067 aria-128-cfb
  aria-128-cfb1 aria cfb1 16 16 1 1080 aria-128-cfb1
  aria-128-cfb8 aria cfb8 16 16 1 1083 aria-128-cfb8
  aria-128-ctr aria ctr 16 16 1 1069 aria-128-ctr
  aria-128-ecb aria ecb 16 0 16 1065 aria-128-ecb
  aria-128-gcm aria gcm 16 12 1 1123 aria-128-gcm
  aria-128-ofb aria ofb 16 16 1 1068 aria-128-ofb
  aria-192-cbc aria cbc 24 16 16 1071 aria-192-cbc
  aria-192-ccm aria ccm 24 12 1 1121 aria-192-ccm
  aria-192-cfb aria cfb 24 16 1 1072 aria-192-cfb
  aria-192-cfb1 aria cfb1 24 16 1 1081 aria-192-cfb1
  aria-192-cfb8 aria cfb8 24 16 1 1084 aria-192-cfb8
  aria-192-ctr aria ctr 24 16 1 1074 aria-192-ctr
  aria-192-ecb aria ecb 24 0 16 1070 aria-192-ecb
  aria-192-gcm aria gcm 24 12 1 1124 aria-192-gcm
  aria-192-ofb aria ofb 24 16 1 1073 aria-192-ofb
  aria-256-cbc aria cbc 32 16 16 1076 aria-256-cbc
  aria-256-ccm aria ccm 32 12 1 1122 aria-256-ccm
  aria-256-cfb aria cfb 32 16 1 1077 aria-256-cfb
  aria-256-cfb1 aria cfb1 32 16 1 1082 aria-256-cfb1
  aria-256-cfb8 aria cfb8 32 16 1 1085 aria-256-cfb8
  aria-256-ctr aria ctr 32 16 1 1079 aria-256-ctr
  aria-256-ecb aria ecb 32 0 16 1075 aria-256-ecb
  aria-256-gcm aria gcm 32 12 1 1125 aria-256-gcm
  aria-256-ofb aria ofb 32 16 1 1078 aria-256-ofb
  aria128 aria cbc 16 16 16 1066 aria-128-cbc
  aria192 aria cbc 24 16 16 1071 aria-192-cbc
  aria256 aria cbc 32 16 16 1076 aria-256-cbc
  camellia-128-cbc camellia cbc 16 16 16 751 camellia-128-cbc
  camellia-128-cfb camellia cfb 16 16 1 757 camellia-128-cfb
  camellia-128-cfb1 camellia cfb1 16 16 1 760 camellia-128-cfb1
  camellia-128-cfb8 camellia cfb8 16 16 1 763 camellia-128-cfb8
  camellia-128-ctr camellia ctr 16 16 1 963 camellia-128-ctr
  camellia-128-ecb camellia ecb 16 0 16 754 camellia-128-ecb
  camellia-128-ofb camellia ofb 16 16 1 766 camellia-128-ofb
  camellia-192-cbc camellia cbc 24 16 16 752 camellia-192-cbc
  camellia-192-cfb camellia cfb 24 16 1 758 camellia-192-cfb
  camellia-192-cfb1 camellia cfb1 24 16 1 761 camellia-192-cfb1
  camellia-192-cfb8 camellia cfb8 24 16 1 764 camellia-192-cfb8
  camellia-192-ctr camellia ctr 24 16 1 967 camellia-192-ctr
  camellia-192-ecb camellia ecb 24 0 16 755 camellia-192-ecb
  camellia-192-ofb camellia ofb 24 16 1 767 camellia-192-ofb
  camellia-256-cbc camellia cbc 32 16 16 753 camellia-256-cbc
  camellia-256-cfb camellia cfb 32 16 1 759 camellia-256-cfb
  camellia-256-cfb1 camellia cfb1 32 16 1 762 camellia-256-cfb1
  camellia-256-cfb8 camellia cfb8 32 16 1 765 camellia-256-cfb8
  camellia-256-ctr camellia ctr 32 16 1 971 camellia-256-ctr
  camellia-256-ecb camellia ecb 32 0 16 756 camellia-256-ecb
  camellia-256-ofb camellia ofb 32 16 1 768 camellia-256-ofb
  camellia128 camellia cbc 16 16 16 751 camellia-128-cbc
  camellia192 camellia cbc 24 16 16 752 camellia-192-cbc
  camellia256 camellia cbc 32 16 16 753 camellia-256-cbc
  chacha20 chacha stream 32 16 0 1019 chacha20
  chacha20-poly1305 chacha poly1305 32 12 0 1018 chacha20-poly1305
  des-ede des ecb 16 0 8 32 des-ede
  des-ede-cbc des cbc 16 8 8 43 des-ede-cbc
  des-ede-cfb des cfb 16 8 1 60 des-ede-cfb
  des-ede-ecb des ecb 16 0 8 32 des-ede
  des-ede-ofb des ofb 16 8 1 62 des-ede-ofb
  des-ede3 des ecb 24 0 8 33 des-ede3
  des-ede3-cbc des cbc 24 8 8 44 des-ede3-cbc
  des-ede3-cfb des cfb 24 8 1 61 des-ede3-cfb
  des-ede3-cfb1 des cfb1 24 8 1 658 des-ede3-cfb1
  des-ede3-cfb8 des cfb8 24 8 1 659 des-ede3-cfb8
  des-ede3-ecb des ecb 24 0 8 33 des-ede3
  des-ede3-ofb des ofb 24 8 1 63 des-ede3-ofb
  des3 des cbc 24 8 8 44 des-ede3-cbc
  des3-wrap des wrap 24 0 8 246 id-smime-alg-cms3deswrap
  id-aes128-CCM aes ccm 16 12 1 896 id-aes128-ccm
  id-aes128-GCM aes gcm 16 12 1 895 id-aes128-gcm
  id-aes128-wrap aes wrap 16 8 8 788 id-aes128-wrap
  id-aes128-wrap-pad aes wrap-pad 16 4 8 897 id-aes128-wrap-pad
  id-aes192-CCM aes ccm 24 12 1 899 id-aes192-ccm
  id-aes192-GCM aes gcm 24 12 1 898 id-aes192-gcm
  id-aes192-wrap aes wrap 24 8 8 789 id-aes192-wrap
  id-aes192-wrap-pad aes wrap-pad 24 4 8 900 id-aes192-wrap-pad
  id-aes256-CCM aes ccm 32 12 1 902 id-aes256-ccm
  id-aes256-GCM aes gcm 32 12 1 901 id-aes256-gcm
  id-aes256-wrap aes wrap 32 8 8 790 id-aes256-wrap
  id-aes256-wrap-pad aes wrap-pad 32 4 8 903 id-aes256-wrap-pad
  id-smime-alg-CMS3DESwrap des wrap 24 0 8 246 id-smime-alg-cms3deswrap
  sm4 sm4 cbc 16 16 16 1134 sm4-cbc
  sm4-cbc sm4 cbc 16 16 16 1134 sm4-cbc
  sm4-cfb sm4 cfb 16 16 1 1137 sm4-cfb
  sm4-ctr sm4 ctr 16 16 1 1139 sm4-ctr
  sm4-ecb sm4 ecb 16 0 16 1133 sm4-ecb
  sm4-ofb sm4 ofb 16 16 1 1135 sm4-ofb
`;

let byName;

function load() {
  byName = new Map();
  for (const row of ROWS.trim().split('\n')) {
    const [name, family, mode, keyLength, ivLength, blockSize, nid, shown] = row.trim().split(' ');
    byName.set(name.toLowerCase(), {
      name, family, mode, keyLength: +keyLength, ivLength: +ivLength, blockSize: +blockSize, nid: +nid, shown,
    });
  }
}

/** The cipher of a name in any case, or of a number; undefined if there is none. */
function findCipher(name) {
  if (byName === undefined) load();
  if (typeof name === 'string') return byName.get(name.toLowerCase());
  for (const cipher of byName.values()) if (cipher.nid === name) return cipher;
  return undefined;
}

function cipherNames() {
  if (byName === undefined) load();
  return Array.from(byName.values(), ({ name }) => name);
}

module.exports = { cipherNames, findCipher };
