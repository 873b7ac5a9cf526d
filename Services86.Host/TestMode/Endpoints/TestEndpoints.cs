using System.Globalization;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.Input;
using Services86.Host.TestMode.Seeding;
using Services86.Host.TestMode.State;
using Services86.Host.TestMode.Verification;
using Services86.Http;

namespace Services86.Host.TestMode.Endpoints;

/// <summary>The addresses of test mode. Nobody logs in: whoever reaches the server may use them.</summary>
internal sealed class TestEndpoints(
    TestState state, TestClock clock, FaultList faults, Seeder seeder, CallVerifier verifier)
{
    private static readonly string[] Addresses =
        ["POST reset", "POST seed", "GET, POST clock", "GET, POST, DELETE faults", "DELETE faults/ID", "POST verify"];

    /// <summary>Responds to a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The path below <c>/admin/test</c>, without slashes around it.</param>
    public async Task RespondAsync(HttpContext context, string path)
    {
        // The page of another site, in the browser of the tester, must not reset the server.
        if (!RequestOrigin.IsOwn(context.Request))
        {
            await TestResponse.SendErrorAsync(
                context, StatusCodes.Status403Forbidden, "The page of another origin made the request.");
            return;
        }

        try
        {
            await RespondAsync(context, context.Request.Method, path.ToUpperInvariant());
        }
        catch (InputException exception)
        {
            await TestResponse.SendErrorAsync(
                context, StatusCodes.Status400BadRequest, exception.Message, exception.Path);
        }
    }

    private Task RespondAsync(HttpContext context, string method, string path) => (method, path) switch
    {
        ("GET", "") => TestResponse.SendAsync(context, new
        {
            Addresses,
            clock = Clock(),
            faults = faults.Describe().Length,
        }),
        ("POST", "RESET") => ResetAsync(context),
        ("POST", "SEED") => SeedAsync(context),
        ("GET", "CLOCK") => TestResponse.SendAsync(context, Clock()),
        ("POST", "CLOCK") => SetClockAsync(context),
        ("GET", "FAULTS") => TestResponse.SendAsync(context, new { faults = faults.Describe() }),
        ("POST", "FAULTS") => AddFaultAsync(context),
        ("DELETE", "FAULTS") => ClearFaultsAsync(context),
        ("POST", "VERIFY") => VerifyAsync(context),
        ("DELETE", _) when path.StartsWith("FAULTS/", StringComparison.Ordinal) =>
            RemoveFaultAsync(context, path["FAULTS/".Length..]),
        _ => TestResponse.SendErrorAsync(
            context,
            StatusCodes.Status404NotFound,
            $"There is nothing at this address for {Quotation.Cut(method)}. Test mode has, below /admin/test: "
            + $"{string.Join("; ", Addresses)}."),
    };

    private async Task ResetAsync(HttpContext context)
    {
        (await TestRequest.ReadAsync(context)).RequireMembers();
        await state.ResetAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task SeedAsync(HttpContext context)
    {
        var input = await TestRequest.ReadAsync(context);
        await TestResponse.SendAsync(context, await seeder.StoreAsync(input, context.RequestAborted));
    }

    private async Task SetClockAsync(HttpContext context)
    {
        ClockReader.Apply(await TestRequest.ReadAsync(context), clock);
        await TestResponse.SendAsync(context, Clock());
    }

    private async Task AddFaultAsync(HttpContext context)
    {
        var id = faults.Add(await TestRequest.ReadAsync(context));
        await TestResponse.SendAsync(context, new { id }, StatusCodes.Status201Created);
    }

    private Task ClearFaultsAsync(HttpContext context)
    {
        faults.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task VerifyAsync(HttpContext context)
    {
        var (calls, isInOrder) = ExpectedCallReader.Read(await TestRequest.ReadAsync(context));
        var result = await verifier.VerifyAsync(calls, isInOrder, context.RequestAborted);
        await TestResponse.SendAsync(
            context, result, result.IsMet ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private Task RemoveFaultAsync(HttpContext context, string id)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !faults.Remove(number))
        {
            return TestResponse.SendErrorAsync(
                context,
                StatusCodes.Status404NotFound,
                $"There is no fault {Quotation.Cut(id)}: GET /admin/test/faults lists them.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private object Clock() => new { now = clock.GetUtcNow().UtcDateTime, clock.IsStopped };
}
