using Microsoft.AspNetCore.Http;
using Services86.Rest.Languages;

namespace Services86.Tests.Rest.Languages;

internal sealed class AcceptedLanguageTests
{
    [TestCase(null, null, null)]
    [TestCase("", "", null)]
    [TestCase("en", null, "en")]
    [TestCase("EN-gb", null, "en")]
    [TestCase("en-us; en-gb", null, "en")]
    [TestCase("nb", null, "no")]
    [TestCase("nn-NO", null, "no")]
    [TestCase("tlh, de;q=0.5, fr;q=0.8", null, "fr")]
    [TestCase("de;q=0, fr;q=0.1", null, "fr")]
    [TestCase("de;q=0", null, null)]
    [TestCase("de;q=x", null, "de")]
    [TestCase("*", null, null)]
    [TestCase("tlh", null, null)]
    [TestCase("US", null, null)]
    [TestCase(";;,,=;q=,-", null, null)]
    [TestCase("en", "nb-no", "no")]
    [TestCase(null, "sv", "sv")]
    [TestCase("en", "*", null)]
    [TestCase("en", " x ", null)]
    [TestCase("en", "X", null)]
    [TestCase("en", "tlh", "en")]
    public void The_language_of_the_response_is_the_best_known_one(
        string? accepted, string? overriding, string? expected)
    {
        var headers = new HeaderDictionary { ["Accept-Language"] = accepted, ["SO-Language"] = overriding };

        Assert.That(AcceptedLanguage.Of(headers)?.IsoCode, Is.EqualTo(expected));
    }
}
