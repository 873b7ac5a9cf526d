using Services86.Agents.Calls;
using Services86.Agents.Login;

namespace Services86.Agents.SoPrincipal;

/// <summary>Describes authenticated users.</summary>
internal static class Principals
{
    /// <summary>Creates the response to a successful login. Source: docs/SERVICES86.md section 5.2.</summary>
    /// <param name="caller">The user.</param>
    /// <param name="ticket">The ticket of the user.</param>
    public static AuthenticateResponse Accept(Caller caller, string ticket)
    {
        var role = Roles.Describe(caller.Role);
        return new AuthenticateResponse
        {
            AuthenticationSucceeded = true,
            Credentials = new SoCredentials { Ticket = ticket },
            Response = new SoPrincipalCarrier
            {
                UserType = UserType.InternalAssociate,
                Associate = caller.Name,
                AssociateId = caller.AssociateId,
                RoleId = role.Id,
                RoleName = role.Value,
                RoleDescription = role.Tooltip,
                RoleType = RoleType.Employee,
                Licenses = [],
                FullName = caller.Name,
                EMailAddress = "",
                FunctionRights = [],
                EjUserStatus = EjUserStatus.StatusNone,
                ProvidedCredentials = [],
                SecondaryGroups = [],
                DatabaseContextIdentifier = DatabaseContext.Identifier,
            },
        };
    }
}
