using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class ServiceAuthValuesTests(DatabaseProvider provider) : ServiceAuthFixture(provider)
{
    [TestCase("p&<>\"'æøå€😀 ]]>")]
    [TestCase("  between spaces  ")]
    [TestCase("one\ntwo\tthree")]
    [TestCase("\n")]
    [TestCase(" ")]
    [TestCase("\t")]
    [TestCase("")]
    [TestCase("&amp;&lt;")]
    [TestCase("\u0085\u2028\u00A0\uFEFF")]
    [TestCase("e\u0301 é")]
    [TestCase("👩‍👩‍👧‍👦")]
    [TestCase("\u007F\u0080\uFFFD\uE000")]
    public async Task A_text_is_returned_unchanged(string text)
    {
        var saved = await SaveAsync(Texts.Select(name => (object)SoapText.Element(name, text)).ToArray());

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(Texts.Select(saved.Value), Is.All.EqualTo(text));
        Assert.That(Texts.Select(got.Value), Is.All.EqualTo(text));
    }

    [TestCase("a&#xD;b", "a\rb")]
    [TestCase("a&#13;&#10;b", "a\r\nb")]
    [TestCase("a\r\nb", "a\nb")]
    [TestCase("<![CDATA[a & <b> ]]>", "a & <b> ")]
    [TestCase("x<![CDATA[]]]]><![CDATA[>]]>y", "x]]>y")]
    [TestCase("a<!-- comment -->b", "ab")]
    [TestCase("&#x1F600;", "😀")]
    [TestCase("&quot;&apos;", "\"'")]
    public async Task A_text_is_read_by_the_rules_of_XML(string content, string text)
    {
        var envelope = SoapText.SaveServiceAuth(Admin, SoapText.Element("Password", "CONTENT"))
            .Replace("CONTENT", content, StringComparison.Ordinal);
        var saved = await Server.PostAsync("User", envelope);

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(got.Value("Password"), Is.EqualTo(text));
    }

    [Test]
    public async Task A_password_of_64_KiB_is_returned_unchanged()
    {
        var password = string.Concat(Enumerable.Range(0, 8192).Select(i => $"{i:x4}æø"));
        var saved = await SaveAsync(SoapText.Element("Password", password));

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(got.Value("Password"), Is.EqualTo(password));
    }

    [Test]
    public async Task Empty_nil_and_absent_texts_stay_different()
    {
        var saved = await SaveAsync(
            SoapText.Element("Server", ""), SoapText.Nil("Username"), SoapText.Element("Password", ""));

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("Server"), Is.Empty);
            Assert.That(got.Value("Username"), Is.Null);
            Assert.That(got.Value("AuthType"), Is.Null);
            Assert.That(got.Value("Password"), Is.Empty);
        }
    }

    [TestCase("2147483647", 2147483647)]
    [TestCase("-2147483648", -2147483648)]
    [TestCase(" 993\n", 993)]
    [TestCase("+993", 993)]
    [TestCase("00993", 993)]
    public async Task An_int_is_read_by_the_rules_of_XML_Schema(string text, int port)
    {
        var answer = await SaveAsync(SoapText.Element("Port", text));

        Assert.That(answer.Number("Port"), Is.EqualTo(port));
    }
}
