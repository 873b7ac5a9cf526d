using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Fills carriers of users.</summary>
internal static class UserCarriers
{
    /// <summary>Creates a user with default values, who is not stored.</summary>
    public static Services86.User CreateDefault() => new()
    {
        FieldProperties = [],
        Name = "",
        Tooltip = "",
        LicenseOwners = [],
        Role = Roles.Describe(AssociateRole.Employee),
        OtherGroups = [],
        Type = UserType.InternalAssociate,
        Credentials = [],
        UserName = "",
        PostSaveCommands = [],
    };

    /// <summary>Describes an associate. The time of the last login is in UTC.</summary>
    public static Services86.User Describe(Associate associate, Credential[] credentials)
    {
        var user = CreateDefault();
        user.AssociateId = associate.AssociateId;
        user.Name = associate.Name;
        user.UserName = associate.Name;
        user.Rank = associate.Rank;
        user.Tooltip = associate.Tooltip;
        user.Role = Roles.Describe(associate.Role);
        user.Deleted = associate.Retired;
        user.Lastlogin = associate.LastLogin?.UtcDateTime ?? default;
        user.Credentials = credentials;
        return user;
    }

    /// <summary>Describes an associate as a list item.</summary>
    public static UserInfo DescribeInfo(Associate associate)
    {
        var role = Roles.Describe(associate.Role);
        return new UserInfo
        {
            FieldProperties = [],
            Deleted = associate.Retired,
            UserInfoId = associate.AssociateId,
            UserName = associate.Name,
            Rank = associate.Rank,
            Tooltip = associate.Tooltip,
            UserType = UserType.InternalAssociate,
            GrantedLicenses = [],
            CanLogon = !associate.Retired && associate.PasswordHash is not null,
            RoleName = role.Value,
            RoleTooltip = role.Tooltip,
            UserGroupName = "",
            UserGroupTooltip = "",
        };
    }

    /// <summary>Sets the rights of a caller in a user.</summary>
    /// <returns><paramref name="user"/>.</returns>
    public static Services86.User WithRights(this Services86.User user, Caller caller)
    {
        user.TableRight = RightOf(caller);
        return user;
    }

    /// <summary>Sets the rights of a caller in a user as a list item.</summary>
    /// <returns><paramref name="info"/>.</returns>
    public static UserInfo WithRights(this UserInfo info, Caller caller)
    {
        info.TableRight = RightOf(caller);
        return info;
    }

    private static TableRight RightOf(Caller caller) => caller.IsAdministrator
        ? CarrierRights.Everything()
        : CarrierRights.SelectOnly("Only administrators change users.");
}
