using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>Saves and gets ServiceAuths as the administrator.</summary>
internal abstract class ServiceAuthFixture(DatabaseProvider provider) : UserFixture(provider)
{
    /// <summary>Gets the names of the members that are texts.</summary>
    protected static string[] Texts { get; } = ["Server", "AuthType", "Username", "Password"];

    protected Task<SoapHttpAnswer> SaveAsync(params object[] members) =>
        Server.PostAsync("User", SoapText.SaveServiceAuth(Admin, members));

    protected Task<SoapHttpAnswer> GetAsync(int id) => Server.PostAsync("User", SoapText.GetServiceAuth(Admin, id));
}
