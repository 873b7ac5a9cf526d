namespace Services86.WebConsole.Admin;

/// <summary>A part of the administration: the addresses below <c>/admin/NAME</c>. Created on first use.</summary>
internal interface IAdminArea
{
    /// <summary>Gets the name in addresses, in lower case.</summary>
    string Name { get; }

    /// <summary>Responds to a request, or throws a refusal, as an operation does.</summary>
    Task RespondAsync(AdminRequest request);
}
