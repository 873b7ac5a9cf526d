using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Patches;

internal sealed class JsonPatchMemberTests : RestFixture
{
    [TestCase("""{"op":"replace","path":"/Port","value":143,"from":null}""")]
    [TestCase("""{"op":"replace","path":"/Port","value":143,"from":{"a":[1]}}""")]
    [TestCase("""{"from":5,"from":6,"op":"replace","path":"/Port","value":143}""")]
    [TestCase("""{"op":"replace","path":"/Port","value":143,"xyz":123,"xyz":"a"}""")]
    [TestCase("""{"op":"copy","from":"/ServiceAuthId","path":"/Port","value":{"a":1},"value":2}""")]
    [TestCase("""{"op":"remove","path":"/Server","value":[],"from":"/Nope"}""")]
    public async Task A_member_that_the_operation_does_not_define_is_ignored(string operation)
    {
        var answer = await PatchAsync($"[{operation}]");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [TestCase("""{"op":"copy","from":null,"path":"/Port"}""", "expected from")]
    [TestCase("""{"op":"move","from":5,"path":"/Port"}""", "expected from")]
    [TestCase("""{"op":"replace","path":"/Port","value":1,"value":2}""", "twice")]
    [TestCase("""{"op":"copy","from":"/Port","from":"/ServiceAuthId","path":"/Port"}""", "twice")]
    [TestCase("""{"op":"add","op":"remove","path":"/Port"}""", "twice")]
    [TestCase("""{"op":"replace","path":null,"value":1}""", "expected a text")]
    public async Task A_member_that_the_operation_defines_must_be_right(string operation, string message)
    {
        var answer = await PatchAsync($"[{operation}]");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain(message));
    }

    [TestCase("993", true)]
    [TestCase("993.0", true)]
    [TestCase("993e0", true)]
    [TestCase("99.3E+1", true)]
    [TestCase("9930e-1", true)]
    [TestCase("993.00000", true)]
    [TestCase("994.0", false)]
    [TestCase("993.00000000000000000000000000001", false)]
    public async Task A_test_compares_numbers_as_numbers(string number, bool isEqual)
    {
        var id = await SaveServiceAuthAsync();

        var answer = await PatchAsync(
            $$"""
            [{"op":"test","path":"/ServiceAuthId","value":{{id}}.0},
             {"op":"test","path":"/Port","value":{{number}}}]
            """);

        Assert.That(
            answer.Status,
            isEqual
                ? Is.EqualTo(HttpStatusCode.OK)
                : Is.EqualTo(HttpStatusCode.Conflict).Or.EqualTo(HttpStatusCode.BadRequest),
            answer.Text);
    }

    [TestCase("1e-400")]
    [TestCase("1e400")]
    [TestCase("1e99999999999")]
    [TestCase("0.5")]
    public async Task A_number_that_is_not_whole_equals_no_port(string number)
    {
        var answer = await PatchAsync($$"""[{"op":"test","path":"/Port","value":{{number}}}]""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
    }

    private Task<RestHttpAnswer> PatchAsync(string patch) =>
        CallAsync("User/SaveServiceAuth", patch, "application/json-patch+json");
}
