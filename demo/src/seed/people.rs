//! Names of people, as they write them, with a spelling that fits an e-mail address.

use super::dice::Dice;

/// Given name, family name, the given name in plain letters.
type Name = (&'static str, &'static str, &'static str);

const NAMES: &[Name] = &[
    ("Amelia", "Wright", "amelia"),
    ("Noah", "Okafor", "noah"),
    ("Jürgen", "Größmann", "juergen"),
    ("Ana", "Núñez de la Peña", "ana"),
    ("Zoë", "D’Angelo-O’Neill", "zoe"),
    ("Łukasz", "Wiśniewski", "lukasz"),
    ("İpek", "Yıldırım", "ipek"),
    ("Σοφία", "Παπαδοπούλου", "sofia"),
    ("Ольга", "Шевченко", "olha"),
    ("ليلى", "حداد", "layla"),
    ("דניאל", "כהן", "daniel"),
    ("花子", "佐藤", "hanako"),
    ("伟", "王", "wei"),
    ("민준", "김", "minjun"),
    ("प्रिया", "शर्मा", "priya"),
    ("Nguyễn", "Thị Minh Khai", "khai"),
    ("Chidi", "Anozie", "chidi"),
    ("Björk", "Guðmundsdóttir", "bjork"),
    ("Seán", "Mac Giolla Bhríde", "sean"),
    ("Fatou", "Ndiaye", "fatou"),
    ("Matteo", "Bianchi", "matteo"),
    ("Camille", "Lefèvre", "camille"),
    ("João", "Gonçalves", "joao"),
    ("Siobhán", "Ní Dhomhnaill", "siobhan"),
];

const DOMAINS: &[&str] = &["example.com", "example.org", "example.net"];

/// A name and an e-mail address that only row `index` has.
pub(super) fn person(dice: &mut Dice, index: u64) -> (String, String) {
    let (given, _, plain) = dice.pick(NAMES);
    let (_, family, _) = dice.pick(NAMES);
    (format!("{given} {family}"), format!("{plain}.{index}@{}", dice.pick(DOMAINS)))
}
