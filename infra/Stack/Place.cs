namespace ArchivePlatform.Stack;

/// <summary>A department or one of its teams: who gives, who receives, who holds.</summary>
public sealed record Place(string Department, string? Team)
{
    /// <summary>项目销售组: sells on site and holds the material first.</summary>
    public static readonly Place SalesTeam = new("SALES", "SALES_TEAM:YHY");

    /// <summary>客户事务组: keeps the customer's material until the archive takes it.</summary>
    public static readonly Place ClientAffairs = new("SALES", "CLIENT_AFFAIRS");

    /// <summary>法律室: takes over what a dispute is about.</summary>
    public static readonly Place Legal = new("LEGAL", null);

    /// <summary>总经理办公室: the archive.</summary>
    public static readonly Place Archive = new("GMO", null);
}
