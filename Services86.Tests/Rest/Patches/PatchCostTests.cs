using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Patches;

internal sealed class PatchCostTests : RestFixture
{
    private static readonly string Nulls = string.Join(',', Enumerable.Repeat("null", 100_000));
    private static readonly string Records = string.Join(',', Enumerable.Repeat("{}", 100_000));

    [TestCase("""{"op":"add","path":"/Credentials/-","value":null}""")]
    [TestCase("""{"op":"add","path":"/Credentials/0","value":null}""")]
    [TestCase("""{"op":"remove","path":"/Credentials/0"}""")]
    [TestCase("""{"op":"move","from":"/Credentials/0","path":"/Credentials/-"}""")]
    public async Task The_items_that_a_patch_moves_are_limited(string operation)
    {
        var answer = await PatchAsync(Nulls, Enumerable.Repeat(operation, 900));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("a patch that moves at most 10000000 items of lists"));
    }

    [TestCase("""{"op":"test","path":"/Credentials","value":[]}""")]
    [TestCase("""{"op":"copy","from":"/Credentials","path":"/Credentials"}""")]
    public async Task The_bytes_that_a_patch_compares_and_copies_are_limited(string operation)
    {
        var answer = await PatchAsync(Records, [operation]);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("a patch that copies at most 1048576 bytes"));
    }

    [Test]
    public async Task Items_are_added_moved_and_removed_in_their_order()
    {
        var answer = await CallAsync(
            "User/SaveUser",
            """
            [{"op":"replace","path":"/OtherGroups","value":[]},
             {"op":"add","path":"/OtherGroups/-","value":{"Id":1}},
             {"op":"add","path":"/OtherGroups/0","value":{"Id":2}},
             {"op":"add","path":"/OtherGroups/1","value":{"Id":3}},
             {"op":"move","from":"/OtherGroups/0","path":"/OtherGroups/-"},
             {"op":"remove","path":"/OtherGroups/1"},
             {"op":"test","path":"/OtherGroups/0/Id","value":3},
             {"op":"test","path":"/OtherGroups/1/Id","value":2},
             {"op":"test","path":"/OtherGroups/2/Id","value":0}]
            """,
            "application/json-patch+json");

        Assert.That(answer.Message, Does.Contain("the operation [8]").IgnoreCase.And.Contain("a list of 2"));
    }

    private Task<RestHttpAnswer> PatchAsync(string items, IEnumerable<string> operations)
    {
        string[] replace = [$$"""{"op":"replace","path":"/Credentials","value":[{{items}}]}"""];
        return CallAsync(
            "User/SaveUser", $"[{string.Join(',', replace.Concat(operations))}]", "application/json-patch+json");
    }
}
