using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Calls;

/// <summary>The first page of the console: the list of calls.</summary>
internal sealed class StartPage : Page
{
    /// <inheritdoc/>
    public override Task GetAsync(PageRequest request)
    {
        request.Redirect("calls");
        return Task.CompletedTask;
    }
}
