//! What companies are called and what they write, in several languages.

use super::dice::Dice;

/// Titles that have broken other panels; they stand first in the list.
pub(super) const HARD_TITLES: &[&str] = &[
    "<b>Senior</b> & \"Co\"",
    "'); DROP TABLE job_posting; --",
    "مهندس برمجيات أول (عن بُعد)",
    "מפתחת צד שרת – משרה מלאה",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsleitung",
    "👩🏽‍🚀 Mission Control Operator 🚀",
    "100 % Remote_Work\\Anywhere",
    "シニアバックエンドエンジニア（Rust）",
    "{{ title }} {% raw %} ${x}",
    "Chef/fe de projet – « très » motivé·e",
    "Baş Yazılım Geliştirici (İSTANBUL)",
    "𝓛𝓮𝓪𝓭 𝓓𝓮𝓼𝓲𝓰𝓷𝓮𝓻",
];

/// One language of the board.
struct Language {
    roles: &'static [&'static str],
    ranks: &'static [&'static str],
    sentences: &'static [&'static str],
}

const ENGLISH: Language = Language {
    roles: &[
        "Backend Engineer",
        "Data Analyst",
        "Nurse",
        "Site Reliability Engineer",
        "Product Designer",
        "Bicycle Mechanic",
        "Accountant",
        "Rust Developer",
        "Support Specialist",
        "Pastry Chef",
        "Train Driver",
        "Technical Writer",
    ],
    ranks: &["", "Senior ", "Junior ", "Lead ", "Principal ", "Interim "],
    sentences: &[
        "You will work with a small team that ships every day.",
        "We pay for your tools, your books and your train ticket.",
        "Experience is welcome, curiosity is required.",
        "The office has a garden, a workshop and one very old dog.",
        "We answer every application within two weeks.",
    ],
};

const LANGUAGES: &[Language] = &[
    ENGLISH,
    ENGLISH,
    ENGLISH,
    Language {
        roles: &[
            "Softwareentwickler/in",
            "Pflegefachkraft",
            "Lagerleiter/in",
            "Kraftfahrzeugmechatroniker/in",
        ],
        ranks: &["", "Leitende/r ", "Angehende/r "],
        sentences: &[
            "Wir suchen Verstärkung für unser kleines Team.",
            "Gleitzeit, 30 Tage Urlaub und ein Jobticket sind selbstverständlich.",
            "Rechtsschutzversicherungsgesellschaften gehören zu unseren Kunden.",
        ],
    },
    Language {
        roles: &["Développeuse web", "Infirmier de nuit", "Comptable", "Pâtissière"],
        ranks: &["", "Première ", "Apprenti·e "],
        sentences: &[
            "Vous rejoindrez une équipe passionnée à deux pas de la gare.",
            "Le télétravail est possible trois jours par semaine.",
        ],
    },
    Language {
        roles: &["Ingeniera de datos", "Camarero", "Diseñador gráfico"],
        ranks: &["", "Jefe de equipo: "],
        sentences: &["Buscamos a alguien con ganas de aprender.", "Ofrecemos jornada flexible."],
    },
    Language {
        roles: &["ソフトウェアエンジニア", "看護師", "経理担当"],
        ranks: &["", "上級"],
        sentences: &["少人数のチームで働きます。", "在宅勤務が可能です。"],
    },
    Language {
        roles: &["مهندس برمجيات", "محاسبة", "مصمم منتجات"],
        ranks: &[""],
        sentences: &["نبحث عن زميل يحب التعلم.", "العمل عن بُعد متاح ثلاثة أيام في الأسبوع."],
    },
    Language {
        roles: &["Розробниця", "Бухгалтер", "Водій трамвая"],
        ranks: &["", "Старша "],
        sentences: &["Ми шукаємо людину до невеликої команди.", "Графік гнучкий."],
    },
];

const COMPANY_HEADS: &[&str] = &[
    "Acme",
    "Blue Heron",
    "Nordlicht",
    "Éclair",
    "Sakura",
    "Zażółć",
    "Cobalt",
    "Olivera",
    "Fjord",
    "Quartz",
    "Marigold",
    "Al-Noor",
    "Tūī",
    "Baobab",
    "Granite",
    "Śnieżka",
    "Copper Kettle",
    "Ubuntu",
    "Lumière",
    "Kıvılcım",
];
const COMPANY_TAILS: &[&str] = &[
    "Labs",
    "& Sons",
    "GmbH & Co. KG",
    "Logistics",
    "Bakery",
    "Systems",
    "Health",
    "S.à r.l.",
    "Foods",
    "Studio",
    "Verkehrsbetriebe",
    "Energy",
];

pub(super) const TAGS: &[&str] = &[
    "rust",
    "python",
    "postgresql",
    "nursing",
    "night shift",
    "C++",
    "c/c++, embedded",
    "remote first",
    "4-day week",
    "visa sponsorship",
    "logistics",
    "design",
    "finance",
    "öffentlicher Dienst",
    "正社員",
    "🌱 green tech",
    "driving licence",
    "bakery",
    "open source",
    "no degree needed",
];

/// A company name; the same head and tail meet again only with another number.
pub(super) fn company(dice: &mut Dice, index: u64) -> String {
    let pairs = (COMPANY_HEADS.len() * COMPANY_TAILS.len()) as u64;
    let name = format!("{} {}", dice.pick(COMPANY_HEADS), dice.pick(COMPANY_TAILS));
    if index < pairs { name } else { format!("{name} {}", index / pairs + 1) }
}

/// A title and the text under it, in one language.
pub(super) fn posting(dice: &mut Dice, index: u64) -> (String, String) {
    let language = dice.pick(LANGUAGES);
    let title = format!("{}{}", dice.pick(language.ranks), dice.pick(language.roles));
    let sentences: Vec<&str> =
        (0..=dice.below(3)).map(|_| *dice.pick(language.sentences)).collect();
    let hard = usize::try_from(index).ok().and_then(|index| HARD_TITLES.get(index));
    (hard.map_or(title, |hard| (*hard).to_owned()), sentences.join(" "))
}
