using Services86.WebConsole.Administration;
using Services86.WebConsole.Calls;
using Services86.WebConsole.LeavingSoap;
using Services86.WebConsole.Requests;
using Services86.WebConsole.Sessions;

namespace Services86.WebConsole.Routing;

/// <summary>The pages of the console.</summary>
internal static class PageRoutes
{
    /// <summary>Gets all pages.</summary>
    public static IReadOnlyList<PageRoute> All { get; } =
    [
        new("", typeof(StartPage), PageAccess.Users),
        new("login", typeof(LoginPage), PageAccess.Everyone),
        new("logout", typeof(LogoutPage), PageAccess.Users),
        new("account", typeof(AccountPage), PageAccess.Users),
        new("calls", typeof(CallsPage), PageAccess.Users),
        new("calls/{id}", typeof(CallPage), PageAccess.Users),
        new("leaving-soap", typeof(LeavingSoapPage), PageAccess.Administrators),
        new("leaving-soap/csv", typeof(LeavingSoapCsv), PageAccess.Administrators),
        new("users", typeof(UsersPage), PageAccess.Administrators),
        new("users/{id}", typeof(UserPage), PageAccess.Administrators),
        new("applications", typeof(ApplicationsPage), PageAccess.Administrators),
        new("tickets", typeof(TicketsPage), PageAccess.Administrators),
        new("keys", typeof(KeysPage), PageAccess.Administrators),
        new("storage", typeof(StoragePage), PageAccess.Administrators),
        new("audit", typeof(AuditPage), PageAccess.Administrators),
    ];

    /// <summary>Finds the page of a path; null if there is none.</summary>
    /// <param name="path">The path within the console, without slashes at its ends.</param>
    /// <param name="id">The number in the path; 0 if there is none.</param>
    public static PageRoute? Find(string path, out int id)
    {
        foreach (var route in All)
        {
            if (route.Matches(path, out id))
            {
                return route;
            }
        }

        id = 0;
        return null;
    }
}
