using System.Net;
using Services86.Tests.Support;
using Services86.WebConsole.Requests;
using Services86.WebConsole.Routing;

namespace Services86.Tests.WebConsole.Administration;

/// <summary>Who may open which page.</summary>
internal sealed class AccessTests : ServerFixture
{
    private static IEnumerable<string> Protected { get; } = PagesOf(PageAccess.Users)
        .Concat(PagesOf(PageAccess.Administrators));

    private static IEnumerable<string> ForAdministrators { get; } = PagesOf(PageAccess.Administrators);

    [OneTimeSetUp]
    public Task AddAnna() => Server.AddUserAsync("anna", "Pa55-of-anna");

    [TestCaseSource(nameof(Protected))]
    public async Task A_stranger_is_sent_to_the_login(string page)
    {
        using var client = new PageClient(Server.Address);

        using var get = await client.GetAsync(page);
        using var post = await client.PostAsync(page, ("confirmed", "yes"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(get.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(get.Headers.Location?.ToString(), Does.Contain("/console/login"));
            Assert.That(post.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        }
    }

    [TestCaseSource(nameof(ForAdministrators))]
    public async Task An_employee_gets_no_page_of_administrators(string page)
    {
        using var client = await PageClient.LogInAsync(Server, "anna", "Pa55-of-anna");

        using var get = await client.GetAsync(page);
        using var post = await client.PostAsync(page, ("confirmed", "yes"), ("action", "retire"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(get.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(post.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [TestCaseSource(nameof(Protected))]
    public async Task A_form_without_the_token_of_the_session_is_refused(string page)
    {
        using var client = await PageClient.LogInAsync(Server);
        using var other = await PageClient.LogInAsync(Server);
        foreach (var token in new[] { "", "forged", other.Token, client.Token[..^1] })
        {
            using var refused = await client.SendAsync(
                PageClient.NewPost(page, ("xsrf", token), ("confirmed", "yes"), ("action", "retire")));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), token);
        }

        using var foreign = PageClient.NewPost(page, ("xsrf", client.Token), ("confirmed", "yes"));
        foreign.Headers.Add("Sec-Fetch-Site", "same-site");
        using var fromElsewhere = await client.SendAsync(foreign);
        Assert.That(fromElsewhere.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCaseSource(nameof(Protected))]
    public async Task A_page_is_not_stored_by_caches(string page)
    {
        using var client = await PageClient.LogInAsync(Server);

        using var response = await client.GetAsync(page);

        Assert.That(response.Headers.CacheControl?.NoStore ?? response.StatusCode == HttpStatusCode.SeeOther);
    }

    private static IEnumerable<string> PagesOf(PageAccess access) =>
    [
        .. from route in PageRoutes.All
           where route.Access == access
           select "console/" + route.Pattern.Replace("{id}", "1", StringComparison.Ordinal)
    ];
}
