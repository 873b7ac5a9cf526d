using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.WebConsole.Admin;

namespace Services86.WebConsole.AdminAreas;

/// <summary>Composes the administration over HTTP.</summary>
internal static class AdminExtensions
{
    /// <summary>Adds the areas of the administration, which are created for the first request.</summary>
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<AdminRouter>()
        .AddSingleton<AdminAuthorization>()
        .AddSingleton<AdminRequestHandler>()
        .AddSingleton<IAdminArea, CallsArea>()
        .AddSingleton<IAdminArea, UsageArea>();

    /// <summary>Serves the addresses below <c>/admin</c>, and passes other requests on.</summary>
    public static void UseAdmin(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        app.Use(next => context => AdminPath.IsPossible(context.Request.Path.Value)
            ? services.GetRequiredService<AdminRouter>().HandleAsync(context, next)
            : next(context));
    }
}
