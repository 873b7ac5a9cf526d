using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.WebConsole.Admin;

/// <summary>Finds the area of a request below <c>/admin</c>, and lets it respond. Created on first use.</summary>
internal sealed class AdminRouter
{
    private readonly Dictionary<string, IAdminArea> _areas;
    private readonly AdminAuthorization _authorization;
    private readonly AdminRequestHandler _requests;

    public AdminRouter(
        IEnumerable<IAdminArea> areas, AdminAuthorization authorization, AdminRequestHandler requests)
    {
        _areas = areas.ToDictionary(area => area.Name, StringComparer.OrdinalIgnoreCase);
        _authorization = authorization;
        _requests = requests;
    }

    /// <summary>Handles a request, or passes it on.</summary>
    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (!AdminPath.TryParse(context.Request.Path.Value, _areas.Keys, out var segments))
        {
            return next(context);
        }

        var area = segments is [var name, ..] ? _areas.GetValueOrDefault(name) : null;
        return _requests.HandleAsync(context, new AdminExchange(
            area is null ? OperationMetadata.Unknown : $"admin/{area.Name}",
            area is null
                ? _ => throw new RestException(
                    StatusCodes.Status404NotFound,
                    "There is nothing at this address: the administration has "
                    + $"{string.Join(", ", _areas.Keys.Select(known => $"/admin/{known}"))}.")
                : async request => await area.RespondAsync(
                    new AdminRequest(request, segments[1..], await _authorization.RequireAsync(request)))));
    }
}
