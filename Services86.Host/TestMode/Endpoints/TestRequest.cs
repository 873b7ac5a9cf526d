using Services86.Host.TestMode.Input;

namespace Services86.Host.TestMode.Endpoints;

/// <summary>Reads requests to test mode.</summary>
internal static class TestRequest
{
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads the JSON of a request; an empty object if there is no body.</summary>
    /// <exception cref="InputException">The body is too large, or is not JSON.</exception>
    public static async Task<InputValue> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBytes)
            {
                throw new InputException("$", $"the body has more than {MaxBytes} bytes: send it in parts.");
            }
        }

        return InputValue.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
    }
}
