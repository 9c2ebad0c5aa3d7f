//! Countries and their cities, and the money people are paid in there.

/// A country, its cities, and its currency.
pub(super) const COUNTRIES: &[(&str, &[&str], &str)] = &[
    ("Deutschland", &["Berlin", "Hamburg", "München", "Köln", "Garmisch-Partenkirchen"], "EUR"),
    ("France", &["Paris", "Lyon", "Saint-Étienne", "Besançon"], "EUR"),
    ("España", &["Madrid", "Sevilla", "A Coruña"], "EUR"),
    ("United Kingdom", &["London", "Leeds", "Llanfairpwllgwyngyll"], "GBP"),
    ("United States", &["New York", "Austin", "Portland", "Truth or Consequences"], "USD"),
    ("Polska", &["Warszawa", "Łódź", "Gdańsk"], "PLN"),
    ("Türkiye", &["İstanbul", "İzmir", "Ankara"], "TRY"),
    ("日本", &["東京", "大阪", "札幌"], "JPY"),
    ("مصر", &["القاهرة", "الإسكندرية"], "EGP"),
    ("ישראל", &["תל אביב", "חיפה"], "ILS"),
    ("भारत", &["बेंगलुरु", "मुंबई", "पुणे"], "INR"),
    ("Україна", &["Київ", "Львів", "Одеса"], "UAH"),
];

/// Code, name and sign; some write theirs as letters only.
pub(super) const CURRENCIES: &[(&str, &str, Option<&str>)] = &[
    ("EUR", "Euro", Some("€")),
    ("GBP", "Pound sterling", Some("£")),
    ("USD", "US dollar", Some("$")),
    ("PLN", "Złoty", Some("zł")),
    ("TRY", "Türk lirası", Some("₺")),
    ("JPY", "日本円", Some("¥")),
    ("EGP", "Egyptian pound", None),
    ("ILS", "שקל חדש", Some("₪")),
    ("INR", "Indian rupee", Some("₹")),
    ("UAH", "Гривня", Some("₴")),
    ("CHF", "Schweizer Franken", None),
];

/// The currency of every city, country after country.
pub(super) fn currencies_of_cities() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().flat_map(|(_, cities, currency)| cities.iter().map(|_| *currency))
}
