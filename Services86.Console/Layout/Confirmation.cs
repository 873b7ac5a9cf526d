using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Layout;

/// <summary>Asks before something is destroyed.</summary>
internal static class Confirmation
{
    /// <summary>Asks, unless the form is confirmed.</summary>
    /// <param name="responses">Sends the question.</param>
    /// <param name="request">The request with the form, which is sent again when the user confirms.</param>
    /// <param name="title">The question.</param>
    /// <param name="text">What will happen.</param>
    /// <param name="button">The text of the button.</param>
    /// <returns>Whether the form is confirmed. If not, the question was sent.</returns>
    public static async Task<bool> AskAsync(
        PageResponse responses, PageRequest request, string title, string text, string button)
    {
        if (request.Field(ConfirmModel.Field) == "yes")
        {
            return true;
        }

        var fields = request.Form
            .Where(field => field.Key != PageContext.XsrfField)
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        await responses.SendAsync<ConfirmView>(
            request, new ConfirmModel(title, text, request.Path.Page!, button, [.. fields]));
        return false;
    }
}
