using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Bodies;

internal sealed class UnknownMemberTests : RestFixture
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Merge = "application/merge-patch+json";
    private const string Patch = "application/json-patch+json";

    [TestCase("""{"ServiceAuth":{"Server":"x"}}""", "application/json", "'ServiceAuth'")]
    [TestCase("""{"ServiceAuth":{"Server":"x"}}""", Merge, "'ServiceAuth'")]
    [TestCase("""{"ServiceAuth":{"Server":"x"}}""", Patch, "'ServiceAuth'")]
    [TestCase("ServiceAuth[Server]=x", Form, "'ServiceAuth'")]
    [TestCase("""{"Servr":"x","Prt":5}""", "application/json", "such as Server,")]
    [TestCase("Servr=x", Form, "such as Server,")]
    [TestCase("""{"entity":{"Server":"x"}}""", "application/json", "'entity'")]
    [TestCase("""{"$ref":"1"}""", "application/json", "'$ref'")]
    [TestCase("""{"$id":"1","Servr":"x"}""", "application/json", "'Servr'")]
    [TestCase("a b c", Form, "a key without =")]
    public async Task A_record_of_which_no_member_is_known_is_refused(string body, string contentType, string named)
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await CallAsync("User/SaveServiceAuth", body, contentType);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain(named).And.Contain("and none that it has"));
        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }

    [TestCase("EMail/SaveEMailAccount", """{"EMailAddress":"a@b","IncomingCredentials":{"ServiceAuth":{"Port":1}}}""")]
    [TestCase("EMail/SaveEMailAccount", """{"EMailAddress":"a@b.c","IncomingCredentials":{"$ref":"1"}}""")]
    [TestCase("SoPrincipal/AuthenticateUsernamePassword", """{"AuthenticateUsernamePassword":{"UserName":"x"}}""")]
    [TestCase("SoPrincipal/AuthenticateUsernamePassword", """{"user":"x","pass":"y"}""")]
    public async Task A_nested_record_and_the_parameters_of_an_operation_are_records_too(string operation, string body)
    {
        var answer = await CallAsync(operation, body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("and none that it has"));
    }

    [TestCase("""[{"op":"replace","path":"/IncomingCredentials","value":{"ServiceAuth":{"Port":1}}}]""")]
    [TestCase("""[{"op":"add","path":"/IncomingCredentials","value":{"Prt":1}}]""")]
    public async Task A_value_of_a_patch_is_a_record_too(string patch)
    {
        var answer = await CallAsync("EMail/SaveEMailAccount", patch, Patch);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("and none that it has"));
    }

    [TestCase("{}")]
    [TestCase("""{"$id":"1"}""")]
    [TestCase("""{"$type":"ServiceAuth"}""")]
    [TestCase("""{"SERVER":"x"}""")]
    [TestCase("""{"Unknown":1,"server":"x","AlsoUnknown":{"a":[]}}""")]
    public async Task Empty_records_other_cases_and_unknown_members_beside_known_ones_are_accepted(string body)
    {
        var answer = await CallAsync("User/SaveServiceAuth", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [TestCase("User/SaveServiceAuth?serviceAuthId=5", """{"Server":"x"}""", "'serviceAuthId'")]
    [TestCase("User/SaveServiceAuth?Server=x", "{}", "'Server'")]
    [TestCase("User/CanChangePassword?associateId=5", "{}", "'associateId'")]
    [TestCase("User/GetUserInfoList?userInfoIds=5", "[]", "'userInfoIds'")]
    public async Task A_parameter_of_the_body_in_the_query_is_refused(string operation, string body, string named)
    {
        var answer = await CallAsync(operation, body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Text, Does.Contain($"{named} is in the query"));
    }

    [Test]
    public async Task Other_unknown_query_parameters_are_skipped()
    {
        var answer = await CallAsync("User/CreateDefaultServiceAuth?unknown=1");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [TestCase("""{"Server\ud800":"x"}""")]
    [TestCase("""{"\udc00\ud800":"x"}""")]
    [TestCase("""{"Server":"x","\ud800":{"\ud800":1}}""")]
    public async Task Half_of_a_surrogate_pair_in_a_name_is_an_error_of_the_client(string body)
    {
        var answer = await CallAsync("User/SaveServiceAuth", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("half of a surrogate pair"));
    }

    [Test]
    public async Task An_escaped_name_is_the_name()
    {
        var answer = await CallAsync("User/SaveServiceAuth", """{"\u0053erver":"x"}""");

        Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo("x"));
    }

    [Test]
    public async Task A_long_name_is_cut_in_the_rejection()
    {
        var answer = await CallAsync("User/SaveServiceAuth", $$"""{"{{new string('x', 100_000)}}":1}""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Has.Length.LessThan(2000));
    }
}
