using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Bodies;

internal static class UnknownMembersSettingTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Merge = "application/merge-patch+json";
    private const string Patch = "application/json-patch+json";
    private const string ValueInPatch =
        """[{"op":"replace","path":"/IncomingCredentials","value":{"Port":1,"Prt":5}}]""";

    internal sealed class Refused : RestFixture
    {
        protected override string[] Configuration => ["--Services86:UnknownMembers=Refuse"];

        [TestCase("User/SaveServiceAuth", """{"Server":"x","Prt":5}""", "application/json")]
        [TestCase("User/SaveServiceAuth", """{"Server":"x","Prt":5}""", Merge)]
        [TestCase("User/SaveServiceAuth", "Server=x&Prt=5", Form)]
        [TestCase("EMail/SaveEMailAccount", ValueInPatch, Patch)]
        [TestCase("User/CanChangePassword", """{"AssociateId":1,"Prt":5}""", "application/json")]
        [TestCase("User/GetServiceAuth?serviceAuthId=1&Prt=1", null, null)]
        [TestCase("User/CreateDefaultServiceAuth?Prt=1", null, null)]
        public async Task An_unknown_member_is_refused(string operation, string? body, string? contentType)
        {
            var answer = await CallAsync(operation, body, contentType);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
            Assert.That(answer.Text, Does.Contain("'Prt'"));
        }

        [Test]
        public async Task Members_that_a_patch_operation_does_not_define_are_ignored()
        {
            var answer = await CallAsync(
                "User/SaveServiceAuth", """[{"op":"replace","path":"/Port","value":5,"from":null,"x":1}]""", Patch);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        }
    }

    internal sealed class Warned : RestFixture
    {
        protected override string[] Configuration => ["--Services86:UnknownMembers=Warn"];

        [TestCase("User/SaveServiceAuth", """{"Server":"x","Prt1":5}""", "application/json", "Prt1")]
        [TestCase("User/SaveServiceAuth", """{"Server":"x","Prt2":5}""", Merge, "Prt2")]
        [TestCase("User/SaveServiceAuth", "Server=x&Prt3=5", Form, "Prt3")]
        [TestCase("User/SaveServiceAuth", "Password=a&secret-rest", Form, "a key without =")]
        [TestCase("EMail/SaveEMailAccount", ValueInPatch, Patch, "Prt")]
        [TestCase("User/CreateDefaultServiceAuth?Prt4=1", null, null, "?Prt4")]
        public async Task An_unknown_member_is_logged_with_its_name(
            string operation, string? body, string? contentType, string name)
        {
            Secret("secret-rest");

            await CallAsync(operation, body, contentType);

            Assert.That(
                Server.Log.Warnings,
                Has.Some.EndsWith($"called with members that it does not have, which were skipped: {name} "));
        }

        [Test]
        public async Task Many_unknown_members_are_counted_in_linear_time()
        {
            var members = string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"u{i}\":1"));

            var answer = await CallAsync("User/SaveServiceAuth", $$"""{"Server":"x",{{members}}}""");

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(
                Server.Log.Warnings, Has.Some.Contains("u0, u1, u2, u3, u4, u5, u6, u7, u8, u9 and 49990 more"));
        }
    }
}
