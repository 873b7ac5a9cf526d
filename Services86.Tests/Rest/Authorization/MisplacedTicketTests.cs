using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Authorization;

internal static class MisplacedTicketTests
{
    private const string Ticket = "7T:AAAAAAAAAAAAAAAA";
    private const string Marker = "AAAAAAAAAAAAAAAA";
    private const string Path = "/api/v1/Agents/User/GetUser?userId=1";

    internal sealed class OnSite : RestHeadersFixture
    {
        [TestCase("Ticket", Ticket, "the header 'Ticket'")]
        [TestCase("SoTicket", Ticket, "the header 'SoTicket'")]
        [TestCase("SO-Ticket", "anything", "the header 'SO-Ticket'")]
        [TestCase("X-Whatever", Ticket, "the header 'X-Whatever'")]
        [TestCase("Cookie", "a=b; session=" + Ticket, "the cookie 'session'")]
        [TestCase("Cookie", "ticket=7T%3AAAAAAAAAAAAAAAAA", "the cookie 'ticket'")]
        public async Task A_ticket_in_the_wrong_header_is_found(string name, string value, string place)
        {
            var answer = await SendAsync(HttpMethod.Post, Path, null, (name, value));

            AssertFound(answer, place);
        }

        [TestCase("ticket=" + Ticket, "the query parameter 'ticket'")]
        [TestCase("t=7T%3A" + Marker, "the query parameter 't'")]
        public async Task A_ticket_in_the_query_is_found(string query, string place)
        {
            var answer = await SendAsync(HttpMethod.Post, $"{Path}&{query}");

            AssertFound(answer, place);
        }

        [TestCase(Ticket, "without a scheme")]
        [TestCase("Ticket " + Ticket, "with a scheme that this server does not know")]
        [TestCase("Basic eDo3VDpBQUFBQUFBQUFBQUFBQUFB", "in place of the password")]
        public async Task A_ticket_in_the_wrong_part_of_the_Authorization_header_is_found(string value, string text)
        {
            var answer = await SendAsync(HttpMethod.Post, Path, null, ("Authorization", value));

            AssertFound(answer, text);
        }

        [Test]
        public async Task Without_any_ticket_the_message_is_that_of_the_original()
        {
            var answer = await SendAsync(HttpMethod.Post, Path);

            Assert.That(answer.Message, Does.StartWith("X-XSRF-TOKEN HTTP header missing."));
        }

        private static void AssertFound(RestHttpAnswer answer, string text)
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), answer.Text);
            Assert.That(
                answer.Json.GetProperty("ExceptionInfo").GetProperty("FriendlyText").GetString(),
                Does.Contain(text).And.Contain("Authorization: SoTicket"));
            Assert.That(answer.Message, Does.Not.Contain("X-XSRF-TOKEN"));
            Assert.That(answer.Text, Does.Not.Contain(Marker));
        }
    }

    internal sealed class Online : RestHeadersFixture
    {
        protected override string[] Configuration => ["--Services86:Installation=Online"];

        [Test]
        public async Task A_missing_application_token_is_named_first()
        {
            var answer = await SendAsync(HttpMethod.Post, Path);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Message, Is.EqualTo("The SO-AppToken is missing or empty."));
            Assert.That(answer.Text, Does.Not.Contain("X-XSRF-TOKEN"));
        }
    }
}
