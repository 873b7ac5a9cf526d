using System.Xml;
using Services86.Http;

namespace Services86.Tests.Http;

internal sealed class XmlCharactersTests
{
    [Test]
    public void Single_characters_are_classified_as_by_XmlConvert()
    {
        var wrong =
            from code in Enumerable.Range(0, 0x10000)
            let forbidden = XmlCharacters.IndexOfForbidden([(char)code]) == 0
            where forbidden == XmlConvert.IsXmlChar((char)code)
            select code;

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_first_forbidden_character_is_found()
    {
        Assert.That(XmlCharacters.IndexOfForbidden(""), Is.EqualTo(-1));
        Assert.That(XmlCharacters.IndexOfForbidden("abc😀\uD7FF\uE000"), Is.EqualTo(-1));
        Assert.That(XmlCharacters.IndexOfForbidden("ab\u0001"), Is.EqualTo(2));
        Assert.That(XmlCharacters.IndexOfForbidden("a\uD83D\u0001"), Is.EqualTo(1));
        Assert.That(XmlCharacters.IndexOfForbidden("\u0001\uD83D"), Is.EqualTo(0));
        Assert.That(XmlCharacters.IndexOfForbidden("😀😀\uDE00"), Is.EqualTo(4));
        Assert.That(XmlCharacters.IndexOfForbidden("\uD83D\uD83D\uDE00"), Is.EqualTo(0));
        Assert.That(XmlCharacters.IndexOfForbidden("😀\uD83D"), Is.EqualTo(2));
        Assert.That(XmlCharacters.IndexOfForbidden("a\uD83D\uFFFF\uDE00"), Is.EqualTo(1));
    }
}
