using System.Diagnostics;
using Services86.Rest.Languages;

namespace Services86.Tests.Rest.Languages;

internal sealed class MultiLanguageTextTests
{
    private const string Category = "NO:\"Leverandør\";US:\"Supplier\"";

    [TestCase(Category, "en", "Supplier")]
    [TestCase(Category, "no", "Leverandør")]
    [TestCase(Category + ";", "en", "Supplier")]
    [TestCase("SW:\"Leverantör\"", "sv", "Leverantör")]
    [TestCase("NO:\"\";US:\"a;b: c\"", "en", "a;b: c")]
    [TestCase("NO:\"\";US:\"b\"", "no", "")]
    [TestCase("NO:\"to\nlinjer\";US:\"two\nlines\"", "en", "two\nlines")]
    public void The_text_of_the_language_is_selected(string text, string language, string expected) =>
        Assert.That(Translate(text, language), Is.EqualTo(expected));

    [TestCase("GE:\"Lieferant\";US:\"Supplier\"", "GE:\"Lieferant\";US:\"Supplier\"", "fr", "Lieferant")]
    [TestCase("first of two", "US:\"one\";US:\"two\"", "en", "one")]
    public void Without_a_text_of_the_language_the_first_is_selected(
        string _, string text, string language, string expected) =>
        Assert.That(Translate(text, language), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("NO")]
    [TestCase("NO:\"")]
    [TestCase("Supplier")]
    [TestCase("no:\"Leverandør\"")]
    [TestCase("NO:\"Leverandør\" ")]
    [TestCase(" NO:\"Leverandør\"")]
    [TestCase("NO:\"Leverandør\"\n")]
    [TestCase("NO: \"Leverandør\"")]
    [TestCase("NO:\"Leverandør\", US:\"Supplier\"")]
    [TestCase("NO:\"Leverandør\"; US:\"Supplier\"")]
    [TestCase("NO:\"Leverandør\"US:\"Supplier\"")]
    [TestCase("NO:\"say \"hei\"\"")]
    [TestCase("XX:\"unknown\";US:\"Supplier\"")]
    [TestCase("[SR_MANDATORY_FIELD_1281]")]
    [TestCase("C:\"x\"")]
    public void Other_texts_are_unchanged(string text) => Assert.That(Translate(text, "en"), Is.SameAs(text));

    [Test]
    public void A_hostile_text_takes_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("NO:\"x\";", 100_000)) + "!";

        var started = Stopwatch.GetTimestamp();
        var translated = Translate(text, "en");

        Assert.That(translated, Is.SameAs(text));
        Assert.That(
            Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(10)), "quadratic takes minutes");
    }

    private static string Translate(string text, string language) =>
        MultiLanguageText.Translate(text, Language.Find(language)!);
}
