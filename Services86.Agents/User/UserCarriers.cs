using Services86.Agents.Login;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Makes carriers of associates.</summary>
internal static class UserCarriers
{
    /// <summary>Gives a user who is stored nowhere.</summary>
    public static Services86.User Default() => new()
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

    /// <summary>Describes an associate.</summary>
    public static Services86.User Describe(Associate associate, Credential[] credentials)
    {
        var user = Default();
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

    /// <summary>Describes an associate as an item of a list.</summary>
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
}
