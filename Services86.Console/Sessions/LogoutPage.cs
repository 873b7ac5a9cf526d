using Services86.Rest.Authorization;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Sessions;

/// <summary>Ends the session of the browser, and its ticket.</summary>
internal sealed class LogoutPage(BrowserSession session) : Page
{
    /// <inheritdoc/>
    /// <remarks>A link does not log out: another site could make the browser follow it.</remarks>
    public override Task GetAsync(PageRequest request)
    {
        request.Redirect("");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        await session.EndOfPageAsync(request.Context);
        request.Redirect("login");
    }
}
