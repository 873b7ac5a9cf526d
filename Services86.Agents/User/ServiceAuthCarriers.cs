using Services86.Agents.Calls;

namespace Services86.Agents.User;

/// <summary>Fills carriers of ServiceAuths.</summary>
internal static class ServiceAuthCarriers
{
    /// <summary>Creates a ServiceAuth with default values and all rights, which is not stored.</summary>
    public static ServiceAuth CreateDefault() => new ServiceAuth
    {
        Server = "",
        AuthType = "",
        Username = "",
        Password = "",
        FieldProperties = [],
    }.WithRights();

    /// <summary>Sets the rights in a ServiceAuth.</summary>
    /// <param name="serviceAuth">The ServiceAuth.</param>
    /// <param name="mayAct">
    /// Whether the caller may change and delete the ServiceAuth. False for a login of another associate within an
    /// e-mail account of the caller.
    /// </param>
    /// <returns><paramref name="serviceAuth"/>.</returns>
    public static ServiceAuth WithRights(this ServiceAuth serviceAuth, bool mayAct = true)
    {
        serviceAuth.TableRight = mayAct
            ? CarrierRights.Everything()
            : CarrierRights.SelectOnly("The login belongs to another associate.");
        return serviceAuth;
    }
}
