using System.Text;
using Services86.Tests.Support;
using Services86.WebConsole.Journal;

namespace Services86.Tests.WebConsole.Journal;

/// <summary>Hides a secret in every way that a request can, and looks for it in the journal.</summary>
internal sealed class JournalMaskingTests : JournalFixture
{
    private const string Canary = "C4nary-Secret";
    private const string Save = "User/SaveServiceAuth";
    private const string LogInPath = "SoPrincipal/AuthenticateUsernamePassword";
    private const string Json = "application/json";
    private const string Patch = "application/json-patch+json";
    private const string Merge = "application/merge-patch+json";
    private const string Form = "application/x-www-form-urlencoded";

    private static IEnumerable<TestCaseData> RestBodies()
    {
        yield return new(Save, Json, $$"""{"Server":"a","Password":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"Server":"a","pASSWORD":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"Password":"x","Password":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"P\u0061ssword":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"Server":"\uD800","Password":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"\uD800":"a","Password":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"Pasword":"{{Canary}}"}""");
        yield return new(Save, Json, $$"""{"Server":"{{Canary}}","Password":"{{Canary}}"}""");
        yield return new(Save, Json, $$$"""{"Password":{"a":["{{{Canary}}}"]}}""");
        yield return new(Save, Json, $$"""{"Password":["{{Canary}}"]}""");
        yield return new(Save, Json, $$"""{"Password":"{{Canary}}""");
        yield return new(Save, Json, $$"""{"Server":"x,"Password":"{{Canary}}"}""");
        yield return new(Save, Json, "{\"Password\":" + Canary + "}");
        yield return new(Save, Json, $$"""{/*{{Canary}}*/"Server":"a"}""");
        yield return new(Save, Json, $$"""["{{Canary}}"]""");
        yield return new(Save, Json, $"\"{Canary}\"");
        yield return new(Save, Json, Canary);
        yield return new(Save, Form, $$"""{"Server":"a=b","Password":"{{Canary}}"}""");
        yield return new(Save, Form, $"Server=a&Password={Canary}");
        yield return new(Save, Form, $"Server=a&P%61ssword={Canary}");
        yield return new(Save, Form, $"Server=a&Pasword={Canary}");
        yield return new(Save, Form, $"{Canary}");
        yield return new("User/SaveUser", Form, $"Credentials[0][Value]={Canary}");
        yield return new("User/SaveUser", Form, $"Credentials%5B0%5D.value={Canary}");
        yield return new("User/SaveUser", Json, $$"""{"Credentials":[{"Value":"{{Canary}}"}]}""");
        yield return new("User/SaveUser", "text/plain", Canary);
        yield return new(Save, "application/xml", $"<ServiceAuth><Password>{Canary}</Password></ServiceAuth>");
        yield return new(Save, "application/xml", $"<ServiceAuth><Password>{Canary}");
        yield return new(Save, Patch, $$"""[{"op":"replace","path":"/Password","value":"{{Canary}}"}]""");
        yield return new(Save, Patch, $$"""[{"value":"{{Canary}}","path":"/p\u0061ssword","op":"add"}]""");
        yield return new(Save, Patch, $$$"""[{"op":"add","path":"","value":{"Password":"{{{Canary}}}"}}]""");
        yield return new(
            Save, Patch, $$"""[{"op":"add","path":"/Server","path":"/Password","value":"{{Canary}}"}]""");
        yield return new(Save, Patch, $$"""[{"op":"add","value":"{{Canary}}"}]""");
        yield return new(Save, Merge, $$"""{"ServiceAuthId":1,"Password":"{{Canary}}"}""");
        yield return new("User/ChangePassword", Json, $$"""{"OldPassword":"{{Canary}}","NewPassword":"{{Canary}}"}""");
        yield return new(LogInPath, Json, $$"""{"UserName":"{{Canary}}","Password":"x"}""");
        yield return new("SoPrincipal/AuthenticateUsernamePassword?Password=" + Canary, Json, "{}");
        yield return new("SoPrincipal/AuthenticateUsernamePassword?p%61ssw0rd=" + Canary, Json, "{}");
        yield return new($"SoPrincipal/AuthenticateUsernamePassword?{Canary}", Json, "{}");
        yield return new("SoPrincipal/AuthenticateGeneric", Json, $$$"""{"AuthenticationData":{"a":"{{{Canary}}}"}}""");
        yield return new("SoPrincipal/AuthenticateWithAccessToken", Json, $$"""{"AccessToken":"{{Canary}}"}""");
    }

    private static IEnumerable<string> SoapBodies()
    {
        yield return $"<Password>{Canary}</Password>";
        yield return $"<x:Password xmlns:x='urn:x'>{Canary}</x:Password>";
        yield return $"<password>{Canary}</password>";
        yield return $"<Pasword>{Canary}</Pasword>";
        yield return $"<Password><![CDATA[{Canary}]]></Password>";
        yield return $"<Password>C4n<!-- x -->ary-Secret</Password>";
        yield return $"<Password>&#67;4nary-Secret</Password>";
        yield return $"<Password><a b='{Canary}'>{Canary}</a></Password>";
        yield return $"<Password a='{Canary}'/>";
        yield return $"<UserName a='{Canary}'/>";
        yield return
            $"<FieldPropertyDictionaryKeyValuePair><Value>{Canary}</Value></FieldPropertyDictionaryKeyValuePair>";
        yield return $"<!-- {Canary} -->";
        yield return $"<?pi {Canary}?>";
        yield return $"<UserName>{Canary}</UserName><Password>{Canary}</Password>";
        yield return $"<Password>{Canary}";
        yield return $"<Password>p<{Canary}></Password>";
        yield return $"<Password>p&{Canary};</Password>";
        yield return $"{Canary}";
        yield return $"<UserName href='#1'/><Password id='1'>{Canary}</Password>";
        yield return $"<!DOCTYPE a [<!ENTITY b '{Canary}'>]>";
    }

    [TestCaseSource(nameof(RestBodies))]
    public async Task A_secret_in_a_REST_body_is_not_in_the_journal(string operation, string contentType, string body)
    {
        await CallAsync(operation, body, contentType);

        var entry = await LastAsync();
        Assert.That(TextOf(entry), Does.Not.Contain(Canary).And.Not.Contain("4nary"));
        Assert.That(entry.Request.Length, Is.EqualTo(body.Length).Or.Zero);
    }

    [TestCaseSource(nameof(SoapBodies))]
    public async Task A_secret_in_a_SOAP_body_is_not_in_the_journal(string content)
    {
        var envelope = SoapText.LogIn("nobody", "x");
        var end = envelope.IndexOf("AuthenticateUsernamePassword", StringComparison.Ordinal);
        end = envelope.IndexOf('>', end) + 1;
        envelope = envelope.Insert(end, content);

        foreach (var (bytes, charset) in new[]
        {
            (Encoding.UTF8.GetBytes(envelope), "utf-8"),
            (Encoding.Unicode.GetBytes(envelope), "utf-16"),
            (Encoding.BigEndianUnicode.GetBytes(envelope), "utf-16be"),
            (Encoding.Latin1.GetBytes(envelope), "iso-8859-1"),
            (Encoding.Latin1.GetBytes(envelope), "ebcdic"),
        })
        {
            await Server.PostAsync("SoPrincipal", bytes, $"text/xml; charset={charset}");

            var text = TextOf(await LastAsync());
            Assert.That(text.Replace("\0", "", StringComparison.Ordinal), Does.Not.Contain("4nary").IgnoreCase);
        }
    }

    [Test]
    public async Task A_ticket_is_masked_wherever_it_stands()
    {
        const string Hidden = "Abcd3fgh";
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/Agents/User/GetUser?userId=7T%3A{Hidden}");
        request.Headers.TryAddWithoutValidation("User-Agent", $"me 7T:{Hidden}");
        request.Headers.TryAddWithoutValidation("Authorization", $"7T:{Hidden}");
        request.Headers.TryAddWithoutValidation("Cookie", $"a={Hidden}");
        request.Headers.TryAddWithoutValidation("X-Ticket", Hidden);
        request.Headers.TryAddWithoutValidation("SO-AppToken", Hidden);
        request.Headers.TryAddWithoutValidation("SO-TimeZone", $"8A:{Hidden}");
        await SendAsync(request);

        Assert.That(TextOf(await LastAsync()), Does.Not.Contain(Hidden));
    }

    [Test]
    public async Task The_ticket_of_a_login_is_masked_in_the_response_and_values_that_are_no_secret_are_kept()
    {
        var filter = new JournalFilter
        {
            Operation = "AuthenticateUsernamePassword",
            Outcome = "ok",
            Protocol = "soap",
        };
        var entry = (await Journal.ReadAsync(Administrator, filter, CancellationToken.None))[^1];

        Assert.That(TextOf(entry), Does.Not.Contain(Ticket).And.Not.Contain(Services86Server.AdminPassword));
        Assert.That(entry.Request.Text, Does.Contain("<").And.Contain("admin").And.Contain("•••"));
        Assert.That(entry.Response.Text, Does.Contain("true").And.Contain("Ticket>•••<"));
        Assert.That(entry, Has.Property(nameof(JournalEntry.User)).EqualTo("admin")
            .And.Property(nameof(JournalEntry.Outcome)).EqualTo("ok")
            .And.Property(nameof(JournalEntry.Operation)).EqualTo("AuthenticateUsernamePassword"));
    }

    [Test]
    public async Task A_body_that_is_cut_within_a_secret_shows_no_part_of_the_secret()
    {
        var filler = new string('a', 65536 - 40);
        for (var shift = 0; shift < 40; shift += 3)
        {
            await CallAsync("User/SaveServiceAuth", $$"""{"Server":"{{filler[shift..]}}","Password":"{{Canary}}"}""");

            var entry = await LastAsync();
            Assert.That(TextOf(entry), Does.Not.Contain("C4n"));
            Assert.That(
                entry.Request.State,
                Is.EqualTo(entry.Request.Length > 65536 ? JournalBodyState.Cut : JournalBodyState.Whole));
        }
    }

    [Test]
    public async Task A_secret_that_a_patch_copies_into_another_member_is_not_in_the_response()
    {
        var id = await SaveServiceAuthAsync(
            $$""" "Server": "a", "Port": 1, "Username": "u", "Password": "{{Canary}}" """);
        await CallAsync(
            $"User/SaveServiceAuth?$select=Username",
            $$"""
            [{"op":"test","path":"/ServiceAuthId","value":{{id}}},
            {"op":"copy","from":"/Password","path":"/Username"}]
            """,
            Patch);

        Assert.That(TextOf(await LastAsync()), Does.Not.Contain(Canary));
    }
}
